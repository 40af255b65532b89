package com.occ.inventory.shopify;

/** No whole result of a bulk operation can be had; the store may well answer other calls. */
final class BulkUnavailable extends RuntimeException {

    private final boolean accessDenied;

    BulkUnavailable(String words) {
        this(words, null);
    }

    BulkUnavailable(String words, Throwable cause) {
        super(words, cause, false, false);
        this.accessDenied = false;
    }

    private BulkUnavailable(String words, boolean accessDenied) {
        super(words, null, false, false);
        this.accessDenied = accessDenied;
    }

    /** @param errorCode Shopify's, or null */
    static BulkUnavailable failed(String errorCode) {
        return new BulkUnavailable("the bulk operation failed: " + errorCode, "ACCESS_DENIED".equals(errorCode));
    }

    /** What it means where there is no other way to read. */
    ShopifyProblem problem() {
        return accessDenied
                ? new ShopifyProblem.AccessDenied(null, getMessage(), null)
                : new ShopifyProblem.Unreachable(1, getMessage(), null, this);
    }
}
