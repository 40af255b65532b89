package com.occ.inventory.shopify;

/** What a store answered about one inventory item at one location. */
public sealed interface ItemLevel {

    /** The id that was asked for, {@code gid://shopify/InventoryItem/...}. */
    String itemGid();

    /** Units that can be sold (below zero when oversold), and units promised to open orders. */
    record Stocked(String itemGid, int available, int committed) implements ItemLevel {}

    /** Nothing can be written for this item at this location. */
    record Absent(String itemGid, Reason reason) implements ItemLevel {}

    enum Reason {
        /** No such inventory item (any more). */
        ITEM_MISSING,
        /** The item is not stocked at the location, or no longer. */
        NOT_STOCKED,
        /** The store does not count this item. */
        UNTRACKED,
        /** The item is stocked, but Shopify did not say how many there are. */
        UNKNOWN_QUANTITY
    }
}
