package com.occ.inventory.message;

import java.time.Instant;
import java.util.UUID;

/**
 * The full state of a partner's part of a run, from the scheduler. Readers keep the highest sequence.
 *
 * @param dispatch under which the results of this partner travel; null while none was dispatched. Runs that share a job share it.
 * @param failure null unless the partner or the pipeline failed as a whole
 * @param message the failure, or the reason of SKIPPED and NOTHING_TO_SYNC, in a sentence
 */
public record PartnerSyncChanged(
        UUID runId,
        String partner,
        long sequence,
        PartnerSyncStatus status,
        Long dispatch,
        PartnerFailure failure,
        String message,
        String requestId,
        int lines,
        int pages,
        int pagesDone,
        Counts counts,
        Instant requestedAt,
        Instant startedAt,
        Instant finishedAt)
        implements Event {}
