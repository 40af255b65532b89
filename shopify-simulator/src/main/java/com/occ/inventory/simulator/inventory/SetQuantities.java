package com.occ.inventory.simulator.inventory;

import java.util.List;

/**
 * The input of inventorySetQuantities, as it arrived.
 *
 * @param referenceDocumentUri may be null
 * @param comparing which form of compare-and-set the caller's version has
 */
public record SetQuantities(
        String name, String reason, String referenceDocumentUri, Comparing comparing, List<Row> rows) {

    public enum Comparing {
        /** From 2026-04: changeFromQuantity, where null opts out. */
        CHANGE_FROM,
        /** 2026-01: compareQuantity in every row. */
        COMPARE,
        /** 2026-01 with ignoreCompareQuantity. */
        IGNORE
    }

    /** @param changeFromQuantity null opts out of compare-and-set */
    public record Row(String inventoryItemId, String locationId, int quantity, Integer changeFromQuantity) {}
}
