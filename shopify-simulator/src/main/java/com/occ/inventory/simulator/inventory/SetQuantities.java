package com.occ.inventory.simulator.inventory;

import java.util.List;

/**
 * The input of inventorySetQuantities, as it arrived.
 *
 * @param referenceDocumentUri may be null
 */
public record SetQuantities(String name, String reason, String referenceDocumentUri, List<Row> rows) {

    /** @param changeFromQuantity null opts out of compare-and-set */
    public record Row(String inventoryItemId, String locationId, int quantity, Integer changeFromQuantity) {}
}
