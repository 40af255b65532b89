/** The trace of a run, over what is stored between its steps. */
package com.occ.inventory.scheduler.trace;
