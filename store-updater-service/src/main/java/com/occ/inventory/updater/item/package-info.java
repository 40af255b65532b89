/** What is stored of items, open writes and held partners. */
package com.occ.inventory.updater.item;
