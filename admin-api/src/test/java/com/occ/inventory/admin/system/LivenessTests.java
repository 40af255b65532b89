package com.occ.inventory.admin.system;

import static com.occ.inventory.admin.system.Liveness.ALIVE;
import static com.occ.inventory.admin.system.Liveness.LATE;
import static com.occ.inventory.admin.system.Liveness.REPLACED;
import static com.occ.inventory.admin.system.Liveness.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.system.Heard.Process;
import com.occ.inventory.messaging.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LivenessTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void getsWorseWithEachPulseThatIsMissed() {
        assertThat(after(0)).isEqualTo(ALIVE);
        assertThat(after(22)).isEqualTo(ALIVE);
        assertThat(after(23)).isEqualTo(LATE);
        assertThat(after(62)).isEqualTo(LATE);
        assertThat(after(63)).isEqualTo(SILENT);
        assertThat(after(-5)).isEqualTo(ALIVE);
    }

    @Test
    void isMeasuredInTheIntervalsThatTheServiceItselfPromised() {
        assertThat(Liveness.of(NOW, NOW.minusSeconds(63), Duration.ofMinutes(1)))
                .isEqualTo(ALIVE);
    }

    @Test
    void aProcessThatWasStartedAnewIsNoTrouble() {
        Process before = process(3_600, 120);
        Process after = process(110, 1);

        assertThat(Liveness.of(NOW, before, List.of(before, after))).isEqualTo(REPLACED);
        assertThat(Liveness.of(NOW, after, List.of(before, after))).isEqualTo(ALIVE);
        assertThat(Liveness.ofService(NOW, List.of(before, after))).isEqualTo(ALIVE);
    }

    @Test
    void oneOfSeveralThatFallsSilentIsNotReplacedByThoseThatRanBeside() {
        Process silent = process(3_600, 300);
        Process beside = process(3_500, 1);

        assertThat(Liveness.of(NOW, silent, List.of(silent, beside))).isEqualTo(SILENT);
        assertThat(Liveness.ofService(NOW, List.of(silent, beside))).isEqualTo(ALIVE);
    }

    @Test
    void aServiceThatNobodyHeardOfIsSilent() {
        assertThat(Liveness.ofService(NOW, List.of())).isEqualTo(SILENT);
        Process late = process(600, 30);
        assertThat(Liveness.ofService(NOW, List.of(late))).isEqualTo(LATE);
    }

    @Test
    void everyReaderOfAQueueIsAServiceThatPeopleKnow() {
        assertThat(Arrays.stream(Part.values()).map(Part::service))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Inbox.values())
                        .map(Inbox::owner)
                        .distinct()
                        .toList());
    }

    private static Liveness after(int seconds) {
        return Liveness.of(NOW, NOW.minusSeconds(seconds), TEN);
    }

    private static Process process(int startedAgo, int seenAgo) {
        return new Process(
                "fetcher", "host/" + startedAgo, NOW.minusSeconds(startedAgo), NOW.minusSeconds(seenAgo), null, TEN);
    }
}
