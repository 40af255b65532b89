/** Work on a timer. */
package com.occ.inventory.updater.recurring;
