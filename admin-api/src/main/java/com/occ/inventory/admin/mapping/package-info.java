/** Which variant of which partner feeds which inventory item of the OCC store; entered as files. */
package com.occ.inventory.admin.mapping;
