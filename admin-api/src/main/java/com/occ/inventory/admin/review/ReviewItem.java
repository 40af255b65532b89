package com.occ.inventory.admin.review;

/**
 * A partner's variant in the queue.
 *
 * @param basis SKU or BARCODE; null when nothing was found
 * @param itemId OCC's, null when there is none, or none alone
 * @param holder the partner whose mapping has that item already; null when it is free
 */
public record ReviewItem(
        long variantId,
        ReviewState state,
        String basis,
        Long itemId,
        String reason,
        String title,
        String sku,
        String barcode,
        String itemTitle,
        String itemSku,
        String holder,
        Long holderVariant) {}
