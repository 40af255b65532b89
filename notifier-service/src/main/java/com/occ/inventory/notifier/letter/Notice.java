package com.occ.inventory.notifier.letter;

import com.occ.inventory.message.Concern;
import com.occ.inventory.message.FailureThresholdReached.Item;
import com.occ.inventory.message.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a letter tells: the incidents as they stand when it is written, each once.
 *
 * @param entries none when a person only tries the channel
 */
public record Notice(List<Entry> entries) {
    public Notice {
        entries = List.copyOf(entries);
    }

    public static Notice test() {
        return new Notice(List.of());
    }

    /** Why an incident is told of. */
    public enum Occasion {
        OPENED,
        /** It came back soon after it was resolved. */
        REOPENED,
        /** It lasts. */
        REMINDER,
        RESOLVED
    }

    /**
     * @param partner null unless a partner is concerned
     * @param partnerName null when it has none
     * @param message in Shopify's words where it has any
     * @param requestId Shopify's x-request-id
     * @param openedAt when the failing began, the first time
     * @param failingSince when it began, the last time
     * @param resolvedAt null while it is open
     * @param removed whether it is over because the partner is not synced any more
     * @param lastSucceededAt when the partner's numbers were last brought to the OCC store; null when never, or not a partner
     * @param runs how many runs in a row failed so
     * @param failed items that failed in the last one; 0 when not items are the cause
     * @param attempted items that could have failed
     * @param items some of the failed ones
     */
    public record Entry(
            Occasion occasion,
            UUID incident,
            Concern concern,
            String partner,
            String partnerName,
            String cause,
            Severity severity,
            String message,
            String requestId,
            Instant openedAt,
            Instant failingSince,
            Instant resolvedAt,
            boolean removed,
            Instant lastSucceededAt,
            int runs,
            int failed,
            int attempted,
            List<Item> items) {
        public Entry {
            items = List.copyOf(items);
        }
    }
}
