package com.occ.inventory.admin.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.overview.PartnerFacts.Last;
import com.occ.inventory.admin.overview.PartnerFacts.Open;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.SettingsDocument.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PartnerHealthTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Schedule HOURLY = new Schedule(true, 60, NOW.minus(Duration.ofDays(30)));
    private static final Counts COUNTS = new Counts(30, 2, 28, 0, 0, 0, 0);

    @Test
    void aRecentSuccessIsHealthyAndFresh() {
        PartnerHealth health = health(facts(succeeded(), ago(20)), HOURLY);

        assertThat(health).isEqualTo(new PartnerHealth(PartnerStatus.HEALTHY, Freshness.FRESH, null));
    }

    @Test
    void aPartnerThatWasNeverSyncedIsToldWhatItLacks() {
        PartnerHealth health = health(facts(null, null), HOURLY);

        assertThat(health.status()).isEqualTo(PartnerStatus.NEVER_SYNCED);
        assertThat(health.freshness()).isEqualTo(Freshness.UNKNOWN);
        assertThat(health.cause().remedy()).contains("mappings");
    }

    @Test
    void redNeedsAPersonAndAmberDoesNot() {
        assertThat(health(facts(failed(PartnerFailure.TOKEN_INVALID, 1), ago(20)), HOURLY)
                        .status())
                .isEqualTo(PartnerStatus.ACTION_REQUIRED);
        assertThat(health(facts(failed(PartnerFailure.UNREACHABLE, 1), ago(20)), HOURLY)
                        .status())
                .isEqualTo(PartnerStatus.WILL_RECOVER);
        assertThat(health(facts(failed(PartnerFailure.UNREACHABLE, 3), ago(20)), HOURLY)
                        .status())
                .isEqualTo(PartnerStatus.ACTION_REQUIRED);
    }

    @Test
    void tellsTheCauseWhileThePartnerIsBeingTriedAgain() {
        Last failed = failed(PartnerFailure.TOKEN_INVALID, 5);
        PartnerHealth running = health(facts(false, failed, ago(600), PartnerSyncStatus.RUNNING), HOURLY);
        PartnerHealth queued = health(facts(false, failed, ago(600), PartnerSyncStatus.WAITING), HOURLY);

        assertThat(running.status()).isEqualTo(PartnerStatus.RUNNING);
        assertThat(running.cause().what()).contains("token");
        assertThat(queued.status()).isEqualTo(PartnerStatus.QUEUED);
    }

    @Test
    void aPausedPartnerIsPausedWhateverElseItIs() {
        PartnerHealth health = health(facts(true, failed(PartnerFailure.TOKEN_INVALID, 5), ago(6000), null), HOURLY);

        assertThat(health.status()).isEqualTo(PartnerStatus.PAUSED);
        assertThat(health(facts(true, succeeded(), ago(6000), null), HOURLY).cause())
                .isNull();
    }

    @Test
    void aSuccessThatIsTooOldIsNoHealth() {
        PartnerHealth late = health(facts(succeeded(), ago(150)), HOURLY);
        PartnerHealth overdue = health(facts(succeeded(), ago(600)), HOURLY);

        assertThat(late.status()).isEqualTo(PartnerStatus.HEALTHY);
        assertThat(late.freshness()).isEqualTo(Freshness.LATE);
        assertThat(overdue.freshness()).isEqualTo(Freshness.STALE);
        assertThat(overdue.status()).isEqualTo(PartnerStatus.ACTION_REQUIRED);
        assertThat(overdue.cause().remedy()).contains("System");
    }

    @Test
    void whileTheOccStoreIsAwayThePartnerIsNotToBlame() {
        PartnerHealth health = PartnerHealth.of(facts(succeeded(), ago(600)), HOURLY, false, NOW);

        assertThat(health.status()).isEqualTo(PartnerStatus.WILL_RECOVER);
        assertThat(health.cause().what()).contains("OCC store");
    }

    @Test
    void nothingIsOverdueThatNothingRenews() {
        Schedule off = new Schedule(false, 60, HOURLY.since());
        Schedule justOn = new Schedule(true, 60, NOW.minus(Duration.ofMinutes(30)));

        assertThat(health(facts(succeeded(), ago(6000)), off).status()).isEqualTo(PartnerStatus.HEALTHY);
        assertThat(health(facts(succeeded(), ago(6000)), justOn).freshness()).isEqualTo(Freshness.FRESH);
    }

    private static PartnerHealth health(PartnerFacts facts, Schedule schedule) {
        return PartnerHealth.of(facts, schedule, true, NOW);
    }

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    private static PartnerFacts facts(Last last, Instant success) {
        return facts(false, last, success, null);
    }

    private static PartnerFacts facts(boolean paused, Last last, Instant success, PartnerSyncStatus open) {
        return new PartnerFacts(paused, last, success, open == null ? null : new Open(UUID.randomUUID(), open));
    }

    private static Last succeeded() {
        return new Last(UUID.randomUUID(), PartnerSyncStatus.SUCCEEDED, null, null, null, COUNTS, NOW, NOW, 0);
    }

    private static Last failed(PartnerFailure failure, int failures) {
        return new Last(
                UUID.randomUUID(),
                PartnerSyncStatus.FAILED,
                failure,
                "in Shopify's words",
                "r-1",
                Counts.ZERO,
                NOW,
                NOW,
                failures);
    }
}
