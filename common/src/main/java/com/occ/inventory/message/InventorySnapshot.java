package com.occ.inventory.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One page of a partner's stock as it was read.
 *
 * @param wholePartner see {@link SyncJob#wholePartner}. The updater remembers nothing of how empty a page of chosen items was, and takes
 *     it for no word on the partner.
 * @param readAt when the partner's store answered; what is written is never much older than this
 * @param nearlyAllEmpty whether the whole job, not only this page, came back nearly all 0, null or deleted; null on pages that go
 *     out before the whole job has been read. The updater holds such a job when its items had stock before.
 * @param waitedMillis what the page added to the time that its job was held back by the rate limit of the partner's store: a moment
 *     in which several of the job's pages waited is told by one of them. Jobs of one dispatch wait side by side, so their sum can be
 *     more than the time they took. Null when the sender did not say
 */
public record InventorySnapshot(
        UUID runId,
        long dispatch,
        String partner,
        Integer page,
        Mode mode,
        SyncRules rules,
        Boolean wholePartner,
        Instant readAt,
        Boolean nearlyAllEmpty,
        Long waitedMillis,
        List<Row> rows)
        implements Work {

    public InventorySnapshot {
        wholePartner = wholePartner == null || wholePartner;
        rows = List.copyOf(rows);
    }

    /** Of a job of the whole partner, by somebody who does not know how long the store was waited for. */
    public InventorySnapshot(
            UUID runId,
            long dispatch,
            String partner,
            Integer page,
            Mode mode,
            SyncRules rules,
            Instant readAt,
            Boolean nearlyAllEmpty,
            List<Row> rows) {
        this(runId, dispatch, partner, page, mode, rules, true, readAt, nearlyAllEmpty, null, rows);
    }

    /** What the partner's store said of a variant. Only AVAILABLE has a number; null is never 0. */
    public enum State {
        AVAILABLE,
        DELETED,
        UNTRACKED,
        BUNDLE,
        UNKNOWN,
        /** Stocked at none of the locations that count for this partner. */
        NOT_STOCKED
    }

    /** @param available pieces, may be negative; null unless the state is AVAILABLE */
    public record Row(long variantId, long storeItemId, State state, Integer available) {
        public Row {
            if ((state == State.AVAILABLE) != (available != null)) {
                throw new IllegalArgumentException("a row has a number exactly when it is AVAILABLE: variant "
                        + variantId + " is " + state + " with " + available);
            }
        }

        public static Row available(long variantId, long storeItemId, int available) {
            return new Row(variantId, storeItemId, State.AVAILABLE, available);
        }

        public static Row without(long variantId, long storeItemId, State state) {
            return new Row(variantId, storeItemId, state, null);
        }
    }
}
