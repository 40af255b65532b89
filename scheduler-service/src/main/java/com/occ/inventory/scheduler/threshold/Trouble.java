package com.occ.inventory.scheduler.threshold;

import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.PartnerFailure;
import java.time.Instant;

/**
 * Something that is wrong with a partner, whether or not a person must know yet.
 *
 * @param runs in a row, this one's cause and those whose streak it continues
 * @param failed items that failed in the last of these runs; 0 when the partner as a whole did
 * @param dispatch under which these items failed; 0 when the partner as a whole did
 * @param alerting whether a person must know. Once that is so it stays so until the trouble is over, whatever the thresholds become
 */
record Trouble(
        String cause,
        String message,
        String requestId,
        Instant since,
        int runs,
        int failed,
        int attempted,
        long dispatch,
        boolean alerting) {

    static Trouble of(SyncEnd end, Instant since, int runs, boolean alerting) {
        return new Trouble(
                end.failure().name(), end.message(), end.ended().requestId(), since, runs, 0, 0, 0, alerting);
    }

    static Trouble ofItems(SyncEnd end, Instant since, int runs, boolean alerting) {
        return new Trouble(
                FailureThresholdReached.ITEMS_FAILING,
                end.share(),
                null,
                since,
                runs,
                end.counts().failed(),
                end.attempted(),
                end.dispatch(),
                alerting);
    }

    boolean is(PartnerFailure failure) {
        return cause.equals(failure.name());
    }

    boolean outOfReach() {
        return Kind.of(PartnerFailure.valueOf(cause)) == Kind.OUT_OF_REACH;
    }
}
