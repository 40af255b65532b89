package com.occ.inventory.scheduler.lifecycle;

import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.RunStatus;
import java.util.EnumSet;
import java.util.Set;

/** What the states of its partners make of a run. Skipped partners, and those with nothing to do, have no say. */
public final class RunOutcome {
    private RunOutcome() {}

    public static RunStatus of(Set<PartnerSyncStatus> partners) {
        if (!partners.stream().allMatch(PartnerSyncStatus::terminal)) {
            return RunStatus.RUNNING;
        }
        EnumSet<PartnerSyncStatus> worked =
                EnumSet.of(PartnerSyncStatus.SUCCEEDED, PartnerSyncStatus.PARTLY_FAILED, PartnerSyncStatus.FAILED);
        worked.retainAll(partners);
        if (worked.isEmpty()) {
            return RunStatus.NOTHING_TO_SYNC;
        }
        if (worked.equals(EnumSet.of(PartnerSyncStatus.FAILED))) {
            return RunStatus.FAILED;
        }
        return worked.equals(EnumSet.of(PartnerSyncStatus.SUCCEEDED)) ? RunStatus.SUCCEEDED : RunStatus.PARTLY_FAILED;
    }
}
