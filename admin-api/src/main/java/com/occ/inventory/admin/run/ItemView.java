package com.occ.inventory.admin.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.r2dbc.spi.Readable;

/** What a run came to for one item. */
public record ItemView(
        long dispatch,
        int page,
        String partner,
        long variantId,
        long storeItemId,
        String sku,
        @JsonUnwrapped ItemResult result) {

    static ItemView of(Readable row) {
        return new ItemView(
                row.get("dispatch", Long.class),
                row.get("page", Integer.class),
                row.get("partner", String.class),
                row.get("variant_id", Long.class),
                row.get("store_item_id", Long.class),
                row.get("sku", String.class),
                ItemResult.of(row));
    }
}
