package com.occ.inventory.admin.item;

import java.util.Map;

/** What a person can do about a failure, by its code: the updater's own, and those that Shopify gives for a row. */
final class FailureAdvice {
    private static final String DEFECT =
            "This is a fault of this system, not of the item. Retry it; if it fails again, report it with the request id.";
    private static final String OTHER =
            "Shopify's own message says what it objects to. Mend that in the store or in the "
                    + "mapping, then retry. Its support finds the call by the request id.";

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            // The partner's side.
            Map.entry(
                    "VARIANT_DELETED",
                    "The partner deleted the variant. Map the variant that replaces it, or remove the mapping; then this is over."),
            Map.entry(
                    "UNTRACKED",
                    "Ask the partner to switch on \"Track quantity\" for the variant, or remove the mapping."),
            Map.entry(
                    "BUNDLE",
                    "A bundle has no stock of its own. Map the variants it is made of, or remove the mapping."),
            Map.entry(
                    "PARTNER_NOT_STOCKED",
                    "Choose another location of the partner's, or ask the partner to stock the variant at the chosen one."),
            Map.entry(
                    "UNKNOWN_QUANTITY",
                    "The partner's store gave no number. Mostly this passes by itself; if it stays, ask the partner to look at the variant's inventory."),
            Map.entry(
                    "QUANTITY_TOO_HIGH",
                    "Shopify takes at most 1,000,000,000. Ask the partner for the real quantity; a number like this is mostly a placeholder."),
            // The OCC store's side.
            Map.entry(
                    "STORE_ITEM_MISSING",
                    "The product was deleted in the OCC store, or the mapping names a wrong id. Map the right inventory item, or remove the mapping."),
            Map.entry(
                    "NOT_STOCKED_AT_LOCATION",
                    "In the OCC store's Shopify admin open the variant and stock it at the synchronised location; then retry."),
            Map.entry(
                    "STORE_ITEM_UNTRACKED",
                    "In the OCC store's Shopify admin switch on \"Track quantity\" for the variant; then retry."),
            Map.entry(
                    "STORE_QUANTITY_UNKNOWN",
                    "Shopify listed the item without its quantity. Mostly this passes by itself with the next run; if it stays, open the variant in the OCC store's Shopify admin and set its quantity by hand once, then retry."),
            Map.entry(
                    "INTERNAL",
                    "Our side asked something that Shopify does not take. This is a defect of ours: pass on the message and the request id."),
            Map.entry("REFUSED", OTHER),
            // Shopify's codes,
            // https://shopify.dev/docs/api/admin-graphql/latest/enums/InventorySetQuantitiesUserErrorCode
            Map.entry(
                    "INVALID_INVENTORY_ITEM",
                    "Shopify does not know the inventory item: the product was deleted, or the mapping names a wrong id. Map the right one, or remove the mapping."),
            Map.entry(
                    "INVALID_LOCATION",
                    "Shopify does not know the location. Check OCC_LOCATION_ID: it must be an active location of the OCC store."),
            Map.entry(
                    "ITEM_NOT_STOCKED_AT_LOCATION",
                    "In the OCC store's Shopify admin open the variant and stock it at the synchronised location; then retry."),
            Map.entry(
                    "NON_MUTABLE_INVENTORY_ITEM",
                    "Shopify computes this item's stock itself, as it does for bundles. Map the variants it is made of, or remove the mapping."),
            Map.entry(
                    "INVALID_QUANTITY_TOO_HIGH",
                    "Shopify takes at most 1,000,000,000. Ask the partner for the real quantity; a number like this is mostly a placeholder."),
            Map.entry("INVALID_QUANTITY_TOO_LOW", DEFECT),
            Map.entry("INVALID_QUANTITY_NEGATIVE", DEFECT),
            Map.entry(
                    "CHANGE_FROM_QUANTITY_STALE",
                    "The level changed each time it was about to be written: another app or many sales are at this item. Retry it; if it stays, look for the other app in the item's history in Shopify."),
            Map.entry(
                    "COMPARE_QUANTITY_STALE",
                    "The level changed each time it was about to be written: another app or many sales are at this item. Retry it; if it stays, look for the other app in the item's history in Shopify."),
            Map.entry("COMPARE_QUANTITY_REQUIRED", DEFECT),
            Map.entry("INVALID_NAME", DEFECT),
            Map.entry("INVALID_REASON", DEFECT),
            Map.entry("INVALID_REFERENCE_DOCUMENT", DEFECT),
            Map.entry("NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR", DEFECT),
            Map.entry(
                    "IDEMPOTENCY_CONCURRENT_REQUEST",
                    "The same call was still under way. Retry it; the next run does, too."),
            Map.entry(
                    "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
                    "Shopify mixed up calls of ours, under several keys. Retry it; if it fails again, report it with the request id."),
            Map.entry(
                    "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED",
                    "Shopify failed several times to carry out the call. Retry it later; the next run does, too."));

    private FailureAdvice() {}

    static String of(String code) {
        return BY_CODE.getOrDefault(code, OTHER);
    }

    static boolean knows(String code) {
        return BY_CODE.containsKey(code);
    }
}
