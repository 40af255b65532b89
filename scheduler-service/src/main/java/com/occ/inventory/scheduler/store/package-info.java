/** Whether the OCC store can be written, as far as the scheduler knows. */
package com.occ.inventory.scheduler.store;
