/** What R2DBC lacks for our statements. */
package com.occ.inventory.admin.sql;
