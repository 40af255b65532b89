package com.occ.inventory.message;

/**
 * A variant as its store lists it.
 *
 * @param sku null when there is none
 * @param barcode null when there is none
 * @param tracked whether the store counts it
 */
public record CatalogueLine(
        long variantId, long inventoryItemId, String sku, String barcode, String title, boolean tracked) {}
