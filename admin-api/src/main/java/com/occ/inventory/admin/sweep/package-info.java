/** What a crash or an absent broker left unpublished is published again. */
package com.occ.inventory.admin.sweep;
