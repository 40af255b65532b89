package com.occ.inventory.admin.overview;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * What is stored of a partner that its status follows from.
 *
 * @param last what its newest full sync came to; null when there was none
 * @param success when its numbers were last brought up to date; null when never
 * @param open the part of a run that is under way or waits; null when there is none
 */
record PartnerFacts(boolean paused, Last last, Instant success, Open open) {

    record Last(
            UUID runId,
            PartnerSyncStatus status,
            PartnerFailure failure,
            String message,
            String requestId,
            Counts counts,
            Instant startedAt,
            Instant finishedAt,
            int failures) {

        Standing standing(boolean synced) {
            return Standing.of(status, failure, counts, failures, synced);
        }
    }

    record Open(UUID runId, PartnerSyncStatus status) {}
}
