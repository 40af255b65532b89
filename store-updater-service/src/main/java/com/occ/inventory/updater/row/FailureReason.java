package com.occ.inventory.updater.row;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The codes of failed items that are known, ours and Shopify's
 * (https://shopify.dev/docs/api/admin-graphql/latest/enums/InventorySetQuantitiesUserErrorCode). Shopify may send others any day.
 */
public enum FailureReason {
    VARIANT_DELETED,
    UNTRACKED,
    BUNDLE,
    PARTNER_NOT_STOCKED,
    UNKNOWN_QUANTITY,
    QUANTITY_TOO_HIGH,
    STORE_ITEM_MISSING,
    NOT_STOCKED_AT_LOCATION,
    STORE_ITEM_UNTRACKED,
    STORE_QUANTITY_UNKNOWN,
    INTERNAL,
    REFUSED,
    INVALID_INVENTORY_ITEM,
    INVALID_LOCATION,
    ITEM_NOT_STOCKED_AT_LOCATION,
    NON_MUTABLE_INVENTORY_ITEM,
    INVALID_QUANTITY_TOO_HIGH,
    INVALID_QUANTITY_TOO_LOW,
    INVALID_QUANTITY_NEGATIVE,
    CHANGE_FROM_QUANTITY_STALE,
    COMPARE_QUANTITY_STALE,
    COMPARE_QUANTITY_REQUIRED,
    INVALID_NAME,
    INVALID_REASON,
    INVALID_REFERENCE_DOCUMENT,
    NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR,
    IDEMPOTENCY_CONCURRENT_REQUEST,
    IDEMPOTENCY_KEY_PARAMETER_MISMATCH,
    IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED,
    /** A code that is not among these. */
    OTHER;

    private static final Map<String, FailureReason> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

    public static FailureReason of(String code) {
        return code == null ? OTHER : BY_CODE.getOrDefault(code, OTHER);
    }
}
