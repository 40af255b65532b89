/** The OCC store at Shopify. */
package com.occ.inventory.updater.store;
