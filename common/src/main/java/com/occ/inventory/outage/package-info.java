/** Broker and database: waited for at the start, and when one goes away it is said once, and once when it is back. */
package com.occ.inventory.outage;
