/** Whether the system itself is well: who is alive, what waits in the queues, what lies in the dead letters. */
package com.occ.inventory.admin.system;
