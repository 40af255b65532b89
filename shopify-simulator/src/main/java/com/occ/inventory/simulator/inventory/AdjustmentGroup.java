package com.occ.inventory.simulator.inventory;

import com.occ.inventory.simulator.shop.Location;
import com.occ.inventory.simulator.shop.Variant;
import java.time.Instant;
import java.util.List;

/** What one call changed; a call that changed nothing has none. */
public record AdjustmentGroup(
        String id, Instant createdAt, String reason, String referenceDocumentUri, List<Change> changes) {

    public record Change(String name, int delta, Variant item, Location location) {}
}
