package com.occ.inventory.message;

import java.time.Instant;
import java.util.UUID;

/**
 * A run's full state, from the scheduler. Readers keep the highest sequence.
 *
 * @param waitingForStore nothing moves because the OCC store is unavailable
 * @param pages result pages that belong to the run's partners; the history is whole when that many have been seen
 */
public record RunChanged(
        UUID runId,
        long sequence,
        Trigger trigger,
        String by,
        Mode mode,
        Scope scope,
        RunStatus status,
        boolean waitingForStore,
        int partners,
        int partnersFinished,
        int partnersFailed,
        int pages,
        Counts counts,
        Instant requestedAt,
        Instant finishedAt)
        implements Event {}
