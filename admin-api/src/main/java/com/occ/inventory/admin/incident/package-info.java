/** What is wrong at the moment: incidents, and whether the OCC store can be written. */
package com.occ.inventory.admin.incident;
