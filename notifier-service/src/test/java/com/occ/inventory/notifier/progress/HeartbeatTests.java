package com.occ.inventory.notifier.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeartbeatTests {
    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void aFinishedRunIsAHeartbeat() {
        RunChanged run = run(Mode.APPLY, new Scope.All(), RunStatus.PARTLY_FAILED, TEN);

        assertThat(Heartbeat.of(run)).contains(new Heartbeat(run.runId(), TEN, true));
    }

    @Test
    void aRunThatWroteNothingAndFoundNothingRightDidNotSync() {
        RunChanged run = run(Mode.APPLY, new Scope.All(), RunStatus.SUCCEEDED, TEN, Counts.ZERO);

        assertThat(Heartbeat.of(run)).contains(new Heartbeat(run.runId(), TEN, false));
    }

    @Test
    void aRunThatFailedShowsLifeButBroughtNothing() {
        RunChanged run = run(Mode.APPLY, new Scope.Partners(List.of("north")), RunStatus.FAILED, TEN);

        assertThat(Heartbeat.of(run)).contains(new Heartbeat(run.runId(), TEN, false));
    }

    @Test
    void unfinishedCancelledDryAndItemRunsAreNone() {
        assertThat(Heartbeat.of(run(Mode.APPLY, new Scope.All(), RunStatus.RUNNING, null)))
                .isEmpty();
        assertThat(Heartbeat.of(run(Mode.APPLY, new Scope.All(), RunStatus.CANCELLED, TEN)))
                .isEmpty();
        assertThat(Heartbeat.of(run(Mode.DRY, new Scope.All(), RunStatus.SUCCEEDED, TEN)))
                .isEmpty();
        assertThat(Heartbeat.of(run(Mode.APPLY, new Scope.Items("north", List.of(7L)), RunStatus.SUCCEEDED, TEN)))
                .isEmpty();
    }

    private static RunChanged run(Mode mode, Scope scope, RunStatus status, Instant finishedAt) {
        return run(mode, scope, status, finishedAt, new Counts(1, 0, 1, 0, 0, 0, 0));
    }

    private static RunChanged run(Mode mode, Scope scope, RunStatus status, Instant finishedAt, Counts counts) {
        return new RunChanged(
                UUID.randomUUID(),
                1,
                Trigger.SCHEDULE,
                null,
                mode,
                scope,
                status,
                false,
                1,
                1,
                0,
                1,
                counts,
                TEN.minusSeconds(30),
                finishedAt);
    }
}
