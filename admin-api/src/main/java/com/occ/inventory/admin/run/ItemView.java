package com.occ.inventory.admin.run;

import io.r2dbc.spi.Readable;

/**
 * What a run did to one item, or failed to do. In a dry run, what it would have done.
 *
 * @param before OCC's level; null when the item failed and was not written
 * @param expected the level at which we had left the item; null when that is not known
 * @param changedByOthers whether somebody else changed the level since then; null when that is not known
 * @param code of the failure; null when there was none
 */
public record ItemView(
        long dispatch,
        int page,
        String partner,
        long variantId,
        long storeItemId,
        String sku,
        Outcome outcome,
        Integer before,
        Integer after,
        Integer expected,
        Boolean changedByOthers,
        String code,
        String message,
        String requestId) {

    public enum Outcome {
        CHANGED,
        FAILED
    }

    static ItemView of(Readable row) {
        return new ItemView(
                row.get("dispatch", Long.class),
                row.get("page", Integer.class),
                row.get("partner", String.class),
                row.get("variant_id", Long.class),
                row.get("store_item_id", Long.class),
                row.get("sku", String.class),
                Outcome.valueOf(row.get("outcome", String.class)),
                row.get("level_before", Integer.class),
                row.get("level_after", Integer.class),
                row.get("level_expected", Integer.class),
                row.get("drift", Boolean.class),
                row.get("code", String.class),
                row.get("message", String.class),
                row.get("request_id", String.class));
    }
}
