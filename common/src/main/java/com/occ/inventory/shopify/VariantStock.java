package com.occ.inventory.shopify;

/** What a store answered about the stock of one of its variants. */
public sealed interface VariantStock {

    /** The id that was asked for, {@code gid://shopify/ProductVariant/...}. */
    String variantGid();

    /** {@code quantity} units are available over all active locations; oversold variants are below zero. */
    record Available(String variantGid, int quantity) implements VariantStock {}

    /** There is no quantity, which is never the same as zero. */
    record Unavailable(String variantGid, Reason reason) implements VariantStock {}

    enum Reason {
        /** No such variant (any more). */
        DELETED,
        /** The store does not count this variant, its quantity means nothing. */
        UNTRACKED,
        /** Sold only as a bundle of other variants. */
        BUNDLE,
        /** Shopify answered null. */
        UNKNOWN_QUANTITY
    }
}
