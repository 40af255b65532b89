package com.occ.inventory.message;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One mapped pair: the partner's variant and the OCC store's inventory item, each by the digits of its gid.
 *
 * @param sku for people to read; absent when the mapping has none, and in jobs, which do not need it
 */
public record Line(long variantId, long storeItemId, @JsonInclude(JsonInclude.Include.NON_NULL) String sku) {
    public Line(long variantId, long storeItemId) {
        this(variantId, storeItemId, null);
    }
}
