/** Runs: asking for them, and their history as the services told it. */
package com.occ.inventory.admin.run;
