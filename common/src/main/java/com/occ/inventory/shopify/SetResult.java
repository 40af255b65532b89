package com.occ.inventory.shopify;

import java.util.List;

/** How Shopify answered a {@link SetQuantities} call. Where the answer stayed unknown there is a {@link ShopifyProblem.Unreachable} instead. */
public sealed interface SetResult {

    /** Shopify's {@code x-request-id}, or null. */
    String requestId();

    /** Every row stands at its quantity. */
    record Applied(String requestId) implements SetResult {}

    /** Nothing was written; the errors say why. */
    record Refused(String requestId, List<RowError> errors) implements SetResult {
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /**
     * @param index the row that is to blame, or null when Shopify names none
     * @param code Shopify's code, for example CHANGE_FROM_QUANTITY_STALE, or null; new ones appear at any time
     */
    record RowError(Integer index, String code, String message) {}
}
