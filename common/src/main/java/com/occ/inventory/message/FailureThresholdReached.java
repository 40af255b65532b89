package com.occ.inventory.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A partner fails so that a person must know: all that is wrong with it now, so what an earlier one named and this one does not is
 * over. Readers keep the highest sequence of a partner.
 *
 * @param partnerName as the catalogue has it; null when it has none
 * @param failings at least one, each cause once
 * @param lastSucceededAt when its numbers were last brought to the OCC store; null when never
 * @param runId in which this was found
 */
public record FailureThresholdReached(
        String partner,
        String partnerName,
        List<Failing> failings,
        Instant lastSucceededAt,
        UUID runId,
        Instant at,
        long sequence)
        implements Event {

    public FailureThresholdReached {
        failings = List.copyOf(failings);
    }

    /**
     * @param cause a {@link PartnerFailure}, or {@link #ITEMS_FAILING}
     * @param message in Shopify's words where it has any
     * @param requestId Shopify's x-request-id; null when there is none
     * @param since when the failing began
     * @param runs how many runs in a row have failed so
     * @param failed items that failed in the last one; 0 when the partner as a whole did
     * @param attempted items whose failing or not counts: changed, found right or failed
     * @param items some of the failed ones, at most {@value #MOST_ITEMS}
     */
    public record Failing(
            String cause,
            String message,
            String requestId,
            Instant since,
            int runs,
            int failed,
            int attempted,
            List<Item> items) {

        public Failing {
            items = List.copyOf(items);
        }
    }

    /** @param sku null when the mapping has none */
    public record Item(long variantId, long storeItemId, String sku, String code, String message, String requestId) {}

    /** The cause when too large a share of a partner's items failed in too many runs in a row. */
    public static final String ITEMS_FAILING = "ITEMS_FAILING";

    public static final int MOST_ITEMS = 10;
}
