/** Pages, their rows and what becomes of them. */
package com.occ.inventory.updater.row;
