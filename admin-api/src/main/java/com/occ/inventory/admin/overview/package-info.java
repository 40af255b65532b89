/** How each partner stands, and the pages that show it. */
package com.occ.inventory.admin.overview;
