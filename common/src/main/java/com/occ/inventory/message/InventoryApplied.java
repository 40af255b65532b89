package com.occ.inventory.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What became of one page. Names only the items that changed or failed.
 *
 * @param held SUSPICIOUS when the page's rows were held back; else null
 * @param partnerWaitedMillis {@link InventorySnapshot#waitedMillis} of the page
 * @param storeWaitedMillis what the page added to the time that its job was held back by the rate limit of the OCC store. A call
 *     with rows of several jobs holds each of them back; a moment in which several calls with rows of one job waited is told
 *     by one of its pages. Null when the sender did not say
 * @param readAt {@link InventorySnapshot#readAt} of the page; null when the sender did not say
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
        Long partnerWaitedMillis,
        Long storeWaitedMillis,
        Instant readAt,
        Instant at)
        implements Event {

    public InventoryApplied {
        changes = List.copyOf(changes);
        failures = List.copyOf(failures);
    }

    /** Of somebody who knows neither how long the stores were waited for nor when the page was read. */
    public InventoryApplied(
            UUID runId,
            long dispatch,
            String partner,
            int page,
            Mode mode,
            Counts counts,
            PartnerFailure held,
            List<Change> changes,
            List<Failure> failures,
            Instant at) {
        this(runId, dispatch, partner, page, mode, counts, held, changes, failures, null, null, null, at);
    }

    /**
     * OCC's level before and after; in a dry run, what it would be.
     *
     * @param expected the level at which we left the item last, written or found right; null when we never did, or do not know
     * @param committed units that open orders held when {@code before} was read; null when not known
     */
    public record Change(long variantId, long storeItemId, int before, int after, Integer expected, Integer committed) {
        /** Of somebody who does not know what was expected. */
        public Change(long variantId, long storeItemId, int before, int after) {
            this(variantId, storeItemId, before, after, null, null);
        }

        /**
         * Whether somebody else changed the level since we left it. Orders take from it too: a fall by no more than open orders hold
         * is theirs. An order that came and was shipped in between cannot be told from a change by hand.
         *
         * @return null when that is not known
         */
        public Boolean changedByOthers() {
            if (expected == null) {
                return null;
            }
            int fell = expected - before;
            return fell < 0 || fell > (committed == null ? 0 : Math.max(0, committed));
        }
    }

    /**
     * @param code VARIANT_DELETED, UNTRACKED, BUNDLE, ... or Shopify's own error code
     * @param message in Shopify's words where it has any
     * @param requestId Shopify's x-request-id; null when the failure needed no call
     */
    public record Failure(long variantId, long storeItemId, String code, String message, String requestId) {}
}
