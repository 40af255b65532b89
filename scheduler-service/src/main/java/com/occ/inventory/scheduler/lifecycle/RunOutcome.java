package com.occ.inventory.scheduler.lifecycle;

import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.RunStatus;
import java.util.EnumSet;
import java.util.Set;

/** What the states of its partners make of a run. Skipped partners, and those with nothing to do, have no say. */
public final class RunOutcome {
    private RunOutcome() {}

    /** @param cancelled whether somebody wants the run stopped; one whose partners all ended by themselves ends as they did */
    public static RunStatus of(Set<PartnerSyncStatus> partners, boolean cancelled) {
        if (!partners.stream().allMatch(PartnerSyncStatus::terminal)) {
            return cancelled ? RunStatus.CANCELLING : RunStatus.RUNNING;
        }
        if (partners.contains(PartnerSyncStatus.CANCELLED)) {
            return RunStatus.CANCELLED;
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
