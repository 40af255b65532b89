package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.scheduler.job.Ended;
import com.occ.inventory.scheduler.tracking.Verdict.Again;
import com.occ.inventory.scheduler.tracking.Verdict.Open;
import com.occ.inventory.scheduler.tracking.Verdict.Over;

/** What results and failures make of a job. The partner's failure comes before the pipeline's, and that before the items'. */
final class Outcome {
    private Outcome() {}

    static Verdict of(OpenJob job, Tally tally, int maxDispatches) {
        if (tally.pages() < job.pages()) {
            return new Open();
        }
        if (job.failure() != null) {
            return new Over(job.failure());
        }
        if (tally.held()) {
            return new Over(Ended.failed(
                    PartnerFailure.SUSPICIOUS,
                    "nearly all items turned empty at once: held until the next run of all its items says the same"));
        }
        Counts counts = tally.counts();
        if (counts.expired() > 0 && job.mayTryAgain(maxDispatches)) {
            return new Again();
        }
        return new Over(complete(tally, counts));
    }

    /** How a job ends when it is stopped: if all was done before that, as it would have anyway. */
    static Ended stopped(OpenJob job, Tally tally, int maxDispatches) {
        return job.dispatch() != 0
                        && tally.counts().skipped() == 0
                        && of(job, tally, maxDispatches) instanceof Over over
                ? over.ended()
                : Ended.as(PartnerSyncStatus.CANCELLED, "cancelled");
    }

    private static Ended complete(Tally tally, Counts counts) {
        if (tally.rejection() != null) {
            return new Ended(PartnerSyncStatus.PARTLY_FAILED, PartnerFailure.PAGE_REJECTED, tally.rejection(), null);
        }
        if (counts.expired() > 0) {
            return counts.applied() + counts.unchanged() + counts.failed() == 0
                    ? Ended.failed(
                            PartnerFailure.STALLED, "its items were read too long ago to be written, again and again")
                    : Ended.as(
                            PartnerSyncStatus.PARTLY_FAILED,
                            counts.expired() + " items were read too long ago to be written, again and again");
        }
        if (counts.failed() > 0) {
            return Ended.as(PartnerSyncStatus.PARTLY_FAILED, null);
        }
        if (counts.superseded() > 0) {
            return superseded(counts);
        }
        return counts.received() > 0 && counts.skipped() == counts.received()
                ? Ended.as(PartnerSyncStatus.SKIPPED, "all its items were skipped")
                : Ended.as(PartnerSyncStatus.SUCCEEDED, null);
    }

    /**
     * The updater knows newer numbers. Of single items that is so when they have moved to another partner meanwhile; of all, when the
     * numbers of dispatches have fallen back, as when the scheduler's database was restored alone. Then nothing is written any more.
     */
    private static Ended superseded(Counts counts) {
        return counts.superseded() + counts.skipped() == counts.received()
                ? Ended.failed(
                        PartnerFailure.STALLED,
                        "the updater has newer numbers of all its items already: was the scheduler's database restored alone?")
                : Ended.as(
                        PartnerSyncStatus.PARTLY_FAILED,
                        counts.superseded()
                                + " items were left alone, because the updater had newer numbers of them already");
    }

    /** Whether the credentials that were refused are not those that the catalogue has by now. */
    static boolean credentialsAreNewer(PartnerFailure kind, long used, long known) {
        return switch (kind) {
            case TOKEN_INVALID, ACCESS_DENIED, CREDENTIALS_MISSING -> known > used;
            case SHOP_FROZEN, SHOP_LOCKED, SHOP_NOT_FOUND, UNREACHABLE, SUSPICIOUS, STALLED, PAGE_REJECTED, INTERNAL ->
                false;
        };
    }
}
