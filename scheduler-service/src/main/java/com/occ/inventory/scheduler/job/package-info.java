/** A partner's job: shared by runs, dispatched under a number of its own, ended once. */
package com.occ.inventory.scheduler.job;
