/** How this service does what no message starts. */
package com.occ.inventory.scheduler.recurring;
