/** What is paused, and saying when a pause holds. */
package com.occ.inventory.updater.control;
