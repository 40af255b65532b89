package com.occ.inventory.notifier.incident;

import static com.occ.inventory.notifier.incident.Alerts.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StillnessTests {
    private static final Duration LIMIT = Duration.ofHours(2);

    private final Ledger pipeline = new Ledger(Subject.PIPELINE);

    @Test
    void opensAnIncidentWhenNoRunHasFinishedForTooLongAndOnlyOnce() {
        assertThat(take(true, TEN, Instant.EPOCH, minutes(120))).isEmpty();

        take(true, TEN, Instant.EPOCH, minutes(121));
        take(true, TEN, Instant.EPOCH, minutes(122));

        assertThat(pipeline.all()).singleElement().satisfies(incident -> {
            assertThat(incident.cause()).isEqualTo("NO_RUNS");
            assertThat(incident.message()).isEqualTo("no run has finished since 2026-11-22 10:00 UTC");
            assertThat(incident.openedAt()).isEqualTo(TEN);
            assertThat(incident.open()).isTrue();
        });
    }

    @Test
    void theNextFinishedRunResolvesIt() {
        take(true, TEN, Instant.EPOCH, minutes(121));
        take(true, minutes(130), Instant.EPOCH, minutes(131));

        assertThat(pipeline.all()).singleElement().returns(minutes(130), Incident::resolvedAt);
        assertThat(take(true, minutes(130), Instant.EPOCH, minutes(132))).isEmpty();
    }

    @Test
    void whoSwitchesTheScheduleOffExpectsNoRuns() {
        take(true, TEN, Instant.EPOCH, minutes(121));
        take(false, TEN, Instant.EPOCH, minutes(140));

        assertThat(pipeline.all()).singleElement().returns(minutes(140), Incident::resolvedAt);
        assertThat(take(false, TEN, Instant.EPOCH, minutes(600))).isEmpty();
    }

    @Test
    void runsThatWaitForTheStoreAreTheStoresIncident() {
        assertThat(take(true, TEN, Stillness.STORE_UNAVAILABLE, minutes(600))).isEmpty();
        assertThat(take(true, TEN, minutes(600), minutes(719))).isEmpty();
        assertThat(take(true, TEN, minutes(600), minutes(721))).isPresent();
    }

    private Optional<Alert> take(boolean expected, Instant lastSign, Instant storeWellSince, Instant now) {
        Optional<Alert> alert =
                new Stillness(expected, lastSign, LIMIT, now).alert(pipeline.standing(), storeWellSince);
        alert.ifPresent(news -> pipeline.take(news, now));
        return alert;
    }

    private static Instant minutes(int later) {
        return TEN.plusSeconds(60L * later);
    }
}
