package com.occ.inventory.notifier.progress;

import com.occ.inventory.message.Mode;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A finished run that shows that the pipeline still moves.
 *
 * @param synced whether it brought numbers to the store, or found them right there
 */
record Heartbeat(UUID runId, Instant finishedAt, boolean synced) {

    /** Dry runs and runs over single items prove nothing about the store's freshness, and neither does one that was cancelled. */
    static Optional<Heartbeat> of(RunChanged run) {
        boolean counts = run.status().terminal()
                && run.status() != RunStatus.CANCELLED
                && run.finishedAt() != null
                && run.mode() == Mode.APPLY
                && !(run.scope() instanceof Scope.Items);
        boolean well = run.status() == RunStatus.SUCCEEDED || run.status() == RunStatus.PARTLY_FAILED;
        boolean synced = well && run.counts().applied() + run.counts().unchanged() > 0;
        return counts ? Optional.of(new Heartbeat(run.runId(), run.finishedAt(), synced)) : Optional.empty();
    }
}
