package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.scheduler.job.Ended;

/**
 * A job in progress under its current dispatch, 0 when it has none.
 *
 * @param pages results to wait for
 * @param attempts earlier dispatches that came to nothing
 * @param cancelling the updater was asked to stop it, and its answer is awaited
 * @param failure why its partner cannot be read on; null while it can
 */
record OpenJob(long id, long dispatch, String partner, int pages, int attempts, boolean cancelling, Ended failure) {

    /** Whether it may be dispatched once more. */
    boolean mayTryAgain(int maxDispatches) {
        return attempts + 1 < maxDispatches;
    }

    /** @param pagesPublished results that still come, or have come */
    OpenJob failed(PartnerFailure kind, String message, String requestId, int pagesPublished) {
        return failure != null
                ? this
                : new OpenJob(
                        id,
                        dispatch,
                        partner,
                        Math.min(pages, pagesPublished),
                        attempts,
                        cancelling,
                        new Ended(PartnerSyncStatus.FAILED, kind, message, requestId));
    }
}
