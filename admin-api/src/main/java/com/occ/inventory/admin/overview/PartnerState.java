package com.occ.inventory.admin.overview;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.occ.inventory.admin.run.Cause;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * How a partner stands, as people and callers see it.
 *
 * @param freshness of its numbers
 * @param cause why it is not well, or what it lacks; null when it is well
 * @param lastSuccess when its numbers were last brought up to date; null when never
 * @param lastSync its newest full sync that wrote; null when there was none
 * @param current the part of a run that is under way; null when there is none
 * @param failedItems items whose last attempt failed, but for those that were dismissed
 * @param nextRun when it is synced next by the schedule; null while that, or the partner, is off
 */
public record PartnerState(
        String key,
        String name,
        String shopDomain,
        PartnerStatus status,
        Freshness freshness,
        Cause cause,
        Instant lastSuccess,
        LastSync lastSync,
        Current current,
        long failedItems,
        Instant nextRun,
        @JsonIgnore int place) {

    public record LastSync(
            UUID runId,
            PartnerSyncStatus status,
            PartnerFailure failure,
            String message,
            String requestId,
            Counts counts,
            Instant startedAt,
            Instant finishedAt) {}

    public record Current(UUID runId, PartnerSyncStatus status) {}

    /** Whether its newest sync says something that the badge does not. */
    public boolean fails() {
        return cause != null && lastSync != null;
    }
}
