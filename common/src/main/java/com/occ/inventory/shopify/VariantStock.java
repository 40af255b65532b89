package com.occ.inventory.shopify;

/** What a store answered about the stock of one of its variants. */
public sealed interface VariantStock {

    /** The id that was asked for, {@code gid://shopify/ProductVariant/...}. */
    String variantGid();

    /** {@code quantity} units are available over the locations asked for; oversold variants are below zero. */
    record Available(String variantGid, int quantity) implements VariantStock {}

    /** There is no quantity, which is never the same as zero. */
    record Unavailable(String variantGid, Reason reason) implements VariantStock {}

    /**
     * What two locations say of the same variant: quantities add up, a location that does not stock it adds nothing, and a
     * quantity that cannot be told makes the whole unknown. A sum beyond an int's is the largest or smallest one, which no store takes.
     */
    static VariantStock sum(VariantStock one, VariantStock other) {
        if (one instanceof Available first && other instanceof Available second) {
            long sum = (long) first.quantity() + second.quantity();
            return new Available(one.variantGid(), (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, sum)));
        }
        return one instanceof Available || isNotStocked(one) ? isNotStocked(other) ? one : other : one;
    }

    private static boolean isNotStocked(VariantStock stock) {
        return stock instanceof Unavailable unavailable && unavailable.reason() == Reason.NOT_STOCKED;
    }

    enum Reason {
        /** No such variant (any more). */
        DELETED,
        /** The store does not count this variant, its quantity means nothing. */
        UNTRACKED,
        /** Sold only as a bundle of other variants. */
        BUNDLE,
        /** Stocked at none of the locations asked for. */
        NOT_STOCKED,
        /** Shopify answered null. */
        UNKNOWN_QUANTITY
    }
}
