package com.occ.inventory.admin.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunBarTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void standsTheNewestAtTheRightEndAndTheLongestHighest() {
        List<RunBar> bars = RunBar.strip(
                List.of(
                        run(RunStatus.RUNNING, 100, null),
                        run(RunStatus.SUCCEEDED, 500, 475),
                        run(RunStatus.FAILED, 900, 900)),
                NOW);

        assertThat(bars).extracting(RunBar::tone).containsExactly("bad", "ok", "busy");
        assertThat(bars.get(2).x() + bars.get(2).width()).isLessThanOrEqualTo(RunBar.WIDTH);
        assertThat(bars.get(2).height()).isEqualTo(RunBar.HEIGHT);
        assertThat(bars.get(1).height()).isBetween(20, 40);
        assertThat(bars.get(0).height()).isPositive().isLessThan(10);
        assertThat(bars).allSatisfy(bar -> assertThat(bar.y() + bar.height()).isEqualTo(RunBar.HEIGHT));
    }

    @Test
    void fitsAsManyAsAreShown() {
        List<RunBar> bars = RunBar.strip(
                IntStream.range(0, RunBar.shown())
                        .mapToObj(n -> run(RunStatus.SUCCEEDED, 60 * n + 10, 60 * n))
                        .toList(),
                NOW);

        assertThat(bars).hasSize(RunBar.shown()).first().extracting(RunBar::x).isEqualTo(0);
        assertThat(RunBar.strip(List.of(), NOW)).isEmpty();
    }

    private static RunView run(RunStatus status, int requestedAgo, Integer finishedAgo) {
        return new RunView(
                UUID.randomUUID(),
                status,
                Trigger.SCHEDULE,
                null,
                Mode.APPLY,
                new Scope.All(),
                null,
                NOW.minusSeconds(requestedAgo),
                finishedAgo == null ? null : NOW.minusSeconds(finishedAgo),
                null,
                false,
                new RunView.Progress(1, 1, 0, 1, 1),
                Counts.ZERO,
                List.of(),
                List.of(),
                null,
                null);
    }
}
