/** Two catalogues compared: what could be mapped to what, for a person to confirm. */
package com.occ.inventory.admin.review;
