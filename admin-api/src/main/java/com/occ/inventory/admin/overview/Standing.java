package com.occ.inventory.admin.overview;

import com.occ.inventory.admin.run.Cause;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;

/** What a partner's newest sync says of the partner, whatever the time is. Stored by its ordinal: lists are sorted by it. */
enum Standing {
    ACTION_REQUIRED,
    WILL_RECOVER,
    /** The partner is well but for some of its items. */
    ITEMS_FAILING,
    NEVER_SYNCED,
    WELL;

    /** Fewer failing items than this are items' trouble, unless they are all. */
    private static final int SEVERAL = 3;

    /**
     * @param failure null when the partner as a whole did not fail
     * @param failures failed syncs in a row
     * @param synced whether it ever succeeded
     */
    static Standing of(PartnerSyncStatus status, PartnerFailure failure, Counts counts, int failures, boolean synced) {
        if (failure != null) {
            return Cause.of(failure, failures).heals() ? WILL_RECOVER : ACTION_REQUIRED;
        }
        if (status == PartnerSyncStatus.NOTHING_TO_SYNC) {
            return synced ? ACTION_REQUIRED : NEVER_SYNCED;
        }
        if (status == PartnerSyncStatus.FAILED || mostFail(counts)) {
            return ACTION_REQUIRED;
        }
        if (counts.expired() > 0) {
            return WILL_RECOVER;
        }
        return counts.failed() > 0 ? ITEMS_FAILING : WELL;
    }

    static boolean mostFail(Counts counts) {
        int attempted = counts.applied() + counts.unchanged() + counts.failed();
        boolean all = counts.failed() > 0 && counts.failed() == attempted;
        return all || counts.failed() >= SEVERAL && counts.failed() * 2 > attempted;
    }
}
