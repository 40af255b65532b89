/** A request becomes a run, and its partners' parts of it. */
package com.occ.inventory.scheduler.request;
