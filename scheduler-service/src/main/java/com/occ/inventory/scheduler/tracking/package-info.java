/** From dispatch to end: results are counted, leases watched, failures judged. */
package com.occ.inventory.scheduler.tracking;
