package com.occ.inventory.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What became of one page. Names only the items that changed or failed.
 *
 * @param held SUSPICIOUS when the page's rows were held back; else null
 */
public record InventoryApplied(
        UUID runId,
        long dispatch,
        String partner,
        int page,
        Mode mode,
        Counts counts,
        PartnerFailure held,
        List<Change> changes,
        List<Failure> failures,
        Instant at)
        implements Event {

    public InventoryApplied {
        changes = List.copyOf(changes);
        failures = List.copyOf(failures);
    }

    /** OCC's level before and after; in a dry run, what it would be. */
    public record Change(long variantId, long storeItemId, int before, int after) {}

    /**
     * @param code VARIANT_DELETED, UNTRACKED, BUNDLE, ... or Shopify's own error code
     * @param message in Shopify's words where it has any
     * @param requestId Shopify's x-request-id; null when the failure needed no call
     */
    public record Failure(long variantId, long storeItemId, String code, String message, String requestId) {}
}
