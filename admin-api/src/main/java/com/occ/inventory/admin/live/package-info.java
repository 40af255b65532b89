/** Tells open pages that something changed. */
package com.occ.inventory.admin.live;
