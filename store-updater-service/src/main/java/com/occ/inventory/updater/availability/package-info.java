/** Whether the OCC store can be written: found out, told once, and the consumer stopped and started accordingly. */
package com.occ.inventory.updater.availability;
