/** Who changed what, and when. */
package com.occ.inventory.admin.audit;
