/** Whether a process can do its work: what it must know, besides a broker and a database that answer. */
package com.occ.inventory.readiness;
