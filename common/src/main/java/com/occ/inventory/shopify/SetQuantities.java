package com.occ.inventory.shopify;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One intended {@code inventorySetQuantities} call, which Shopify carries out whole or not at all.
 *
 * @param idempotencyKey random, new for each intended call, the same only when this very call is sent again
 */
public record SetQuantities(UUID runId, UUID idempotencyKey, String locationGid, List<Row> rows) {

    /** Shopify's limit of rows in a call. */
    public static final int MAX_ROWS = 250;

    private static final int MAX_QUANTITY = 1_000_000_000;

    public SetQuantities {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        Objects.requireNonNull(locationGid, "locationGid");
        rows = List.copyOf(rows);
        if (rows.isEmpty() || rows.size() > MAX_ROWS) {
            throw new IllegalArgumentException("a call has 1 to " + MAX_ROWS + " rows, not " + rows.size());
        }
        if (rows.stream().map(Row::itemGid).distinct().count() < rows.size()) {
            throw new IllegalArgumentException("an item is in this call twice");
        }
    }

    /**
     * @param quantity units that shall be available
     * @param changeFromQuantity units that must be available now for the call to be carried out, or null for whatever they are
     */
    public record Row(String itemGid, int quantity, Integer changeFromQuantity) {
        public Row {
            Objects.requireNonNull(itemGid, "itemGid");
            if (quantity < 0 || quantity > MAX_QUANTITY) {
                throw new IllegalArgumentException("a quantity to set is between 0 and " + MAX_QUANTITY);
            }
        }
    }
}
