package com.occ.inventory.admin.item;

import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.mapping.ShopifyId;

/** The partner's variant that an address names. */
final class VariantId {
    private VariantId() {}

    static long of(String text) {
        return ShopifyId.parse(text, "ProductVariant")
                .orElseThrow(() -> Problem.badRequest("A variant's id is digits."));
    }
}
