package com.occ.inventory.scheduler.threshold;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.scheduler.job.Ended;
import java.time.Instant;
import java.util.UUID;

/**
 * How a partner's job ended.
 *
 * @param dispatch under which its last results came
 * @param whole whether it was to read all of the partner
 * @param counts of that dispatch
 * @param mistake in Shopify's words, when all its failed items that are listed failed as our own code got something wrong; else null
 */
record SyncEnd(
        UUID runId, long dispatch, Mode mode, boolean whole, Ended ended, Counts counts, String mistake, Instant at) {

    /** Whether it says something of the partner's health. A dry one, one of some items or one that did no work does not. */
    boolean counting() {
        return mode == Mode.APPLY
                && whole
                && switch (ended.status()) {
                    case SUCCEEDED, PARTLY_FAILED, FAILED -> true;
                    case WAITING, QUEUED, RUNNING, SKIPPED, NOTHING_TO_SYNC, CANCELLED -> false;
                };
    }

    /** Null when partner and pipeline did their part. */
    PartnerFailure failure() {
        return ended.failure() == null && ended.status() == PartnerSyncStatus.FAILED
                ? PartnerFailure.INTERNAL
                : ended.failure();
    }

    boolean partnerWasRead() {
        return ended.status() != PartnerSyncStatus.FAILED;
    }

    String message() {
        return ended.message() == null || ended.message().isBlank() ? Kind.sentence(failure()) : ended.message();
    }

    /** Items whose failing or not says something: what was skipped, superseded or expired nobody tried to write. */
    int attempted() {
        return counts.applied() + counts.unchanged() + counts.failed();
    }

    /** Whether all that was read was too old by the time it could be written. Nobody knows what would have come of it. */
    boolean allExpired() {
        return failure() == null && attempted() == 0 && counts.expired() > 0;
    }

    /** This end, as a failure of the pipeline when the partner's items fail, as {@link #itemsFail}, for a mistake of ours. */
    SyncEnd blamingUs(int failingPercent) {
        if (failure() != null || mistake == null || !itemsFail(failingPercent)) {
            return this;
        }
        String message = share() + " for a mistake of this system: " + mistake;
        Ended ours = new Ended(PartnerSyncStatus.PARTLY_FAILED, PartnerFailure.INTERNAL, message, ended.requestId());
        return new SyncEnd(runId, dispatch, mode, whole, ours, counts, mistake, at);
    }

    String share() {
        return counts.failed() + " of " + attempted() + (attempted() == 1 ? " item failed" : " items failed");
    }

    /** Whether more than this share of the attempted items failed. One or two are no share, unless there are no others. */
    boolean itemsFail(int failingPercent) {
        return counts.failed() * 100L > (long) failingPercent * attempted()
                && (counts.failed() >= 3 || counts.failed() == attempted());
    }
}
