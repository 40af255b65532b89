package com.occ.inventory.message;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody, or the clock, asks for a run. The request's id is the run's id; a scheduled one is derived from its slot, so that two
 * schedulers or a repeated tick ask for the same run.
 *
 * @param by the person or token that asked; null for the clock
 * @param slot start of the schedule's slot that this request serves; null when none
 * @param catalogue sum of the versions of all partner documents that were published when the request was: a copy whose own sum is
 *     smaller has not yet seen what the person saw who asked, and waits; null when any copy will do
 */
public record SyncRequested(
        UUID requestId,
        Trigger trigger,
        String by,
        Mode mode,
        Scope scope,
        Instant requestedAt,
        Instant slot,
        Long catalogue)
        implements Event {

    public SyncRequested(
            UUID requestId, Trigger trigger, String by, Mode mode, Scope scope, Instant requestedAt, Instant slot) {
        this(requestId, trigger, by, mode, scope, requestedAt, slot, null);
    }

    @Override
    public UUID runId() {
        return requestId;
    }

    public SyncRequested asOf(long newCatalogue) {
        return new SyncRequested(requestId, trigger, by, mode, scope, requestedAt, slot, newCatalogue);
    }
}
