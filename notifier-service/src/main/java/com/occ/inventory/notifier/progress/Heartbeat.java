package com.occ.inventory.notifier.progress;

import com.occ.inventory.message.Mode;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A finished run that shows that the pipeline still moves. */
record Heartbeat(UUID runId, Instant finishedAt) {

    /** Dry runs and runs over single items prove nothing about the store's freshness. */
    static Optional<Heartbeat> of(RunChanged run) {
        boolean counts = run.status().terminal()
                && run.finishedAt() != null
                && run.mode() == Mode.APPLY
                && !(run.scope() instanceof Scope.Items);
        return counts ? Optional.of(new Heartbeat(run.runId(), run.finishedAt())) : Optional.empty();
    }
}
