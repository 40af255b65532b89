package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.scheduler.job.Ended;
import com.occ.inventory.scheduler.tracking.Verdict.Again;
import com.occ.inventory.scheduler.tracking.Verdict.Over;

/**
 * A lease that ran out.
 *
 * @param sent whether the dispatch ever left; if not nobody had a chance, and it counts for nothing
 * @param taken whether a fetcher had taken the job
 */
record Lease(OpenJob job, boolean sent, boolean taken, int pagesDone) {

    Verdict verdict(int maxDispatches) {
        if (!sent || job.mayTryAgain(maxDispatches)) {
            return new Again();
        }
        String last = taken
                ? "the last time after " + pagesDone + " of " + job.pages() + " pages"
                : "the last time no fetcher took it";
        return new Over(Ended.failed(
                PartnerFailure.STALLED, "nobody finished the job in " + maxDispatches + " attempts, " + last));
    }
}
