package com.occ.inventory.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The updater's answer to {@link WorkCancelled}: no write of these jobs is on its way, and none will be. */
public record WorkStopped(UUID runId, List<String> partners, Instant at) implements Event {
    public WorkStopped {
        partners = List.copyOf(partners);
    }
}
