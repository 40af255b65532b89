package com.occ.inventory.admin.item;

import com.occ.inventory.admin.item.ItemRow.Written;

/**
 * One item.
 *
 * @param storeItemId that of its mapping, or the last one it was mapped to
 * @param mapped false when only its history is left
 * @param last what was last written to it; null when nothing was
 * @param failure null when its last sync did not fail
 */
public record ItemSheet(
        String partner,
        String partnerName,
        long variantId,
        long storeItemId,
        String sku,
        boolean mapped,
        Written last,
        FailedItem failure) {

    ItemSheet with(FailedItem failed) {
        return new ItemSheet(partner, partnerName, variantId, storeItemId, sku, mapped, last, failed);
    }

    /** What people call it. */
    public String title() {
        return sku.isEmpty() ? "Variant " + variantId : sku;
    }
}
