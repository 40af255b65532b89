package com.occ.inventory.simulator.shop;

import java.time.Instant;
import java.util.List;

/**
 * One call of inventorySetQuantities as the shop saw it.
 *
 * @param outcome what became of it
 * @param codes the userErrors' codes, in order
 */
public record Write(
        Instant at,
        String requestId,
        String key,
        String name,
        String reason,
        String referenceDocumentUri,
        Outcome outcome,
        boolean applied,
        List<String> codes,
        List<Row> rows) {

    public enum Outcome {
        APPLIED,
        REFUSED,
        REPLAYED
    }

    /** @param from the level before the call, null when there was none */
    public record Row(String inventoryItemId, String locationId, Integer from, int to, Integer changeFromQuantity) {}
}
