/** Every service says that it is alive, and how far behind its queues are. */
package com.occ.inventory.pulse;
