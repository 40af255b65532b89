/** What all answers have in common: problems, pages, strict request bodies. */
package com.occ.inventory.admin.door;
