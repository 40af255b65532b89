/** Who may do what, and who does it. */
package com.occ.inventory.admin.access;
