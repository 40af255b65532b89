package com.occ.inventory.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.CatalogueComplete;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerFetchFailed;
import com.occ.inventory.message.RunCancelRequested;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.message.SyncRules;
import com.occ.inventory.message.WorkStopped;
import com.occ.inventory.testing.MutableClock;
import com.occ.inventory.testing.Scrape;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a Prometheus gets from the scheduler's management port, and what it says of its readiness there. */
class MetersIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String START = "2026-11-22T10:30:00Z";

    private static MutableClock clock;
    private static RunningScheduler scheduler;

    @BeforeAll
    static void start() {
        clock = MutableClock.at(START);
        scheduler = RunningScheduler.watched(TestBroker.any(), TestDatabase.fresh(), clock);
    }

    @AfterAll
    static void stop() {
        scheduler.close();
    }

    @Test
    void isReadyWithTheCatalogueAndTellsHowRunsGoAndHowOldThePartnersNumbersAre() {
        assertThat(scheduler.status("/actuator/health/liveness")).isEqualTo(200);
        assertThat(scheduler.status("/actuator/health/readiness")).isEqualTo(503);
        scheduler.publish(RunningScheduler.OFF, new CatalogueComplete("scheduler", 0, 1, 0));
        await().atMost(SOON).until(() -> scheduler.status("/actuator/health/readiness") == 200);
        becomes(1, "catalogue_complete", "service", "scheduler");
        becomes(0, "schedule_enabled");
        becomes(0, "sync_partners");

        scheduler.partner("aurora", 2);
        scheduler.partner("birch", 2);
        scheduler.publish(
                RunningScheduler.document("cedar", 1, 2, true, false),
                RunningScheduler.document("unmapped", 1, 0, false, false));
        becomes(2, "sync_partners");
        becomes(2, "sync_partners_never_synced");
        becomes(0, "sync_runs_open");

        UUID run = scheduler.sync("aurora", "birch");
        becomes(1, "sync_runs_open");
        clock.advance(Duration.ofSeconds(30));
        SyncJob aurora = scheduler.job("aurora", 1);
        SyncJob birch = scheduler.job("birch", 1);
        scheduler.start(aurora);
        scheduler.start(birch);
        await().atMost(SOON)
                .until(() -> scheduler.value("select count(*) from scheduler.job where status = 'RUNNING'") == 2);
        clock.advance(Duration.ofSeconds(60));
        becomes(90, "sync_run_oldest_open_seconds");
        scheduler.publish(
                new InventoryApplied(
                        aurora.runId(),
                        aurora.dispatch(),
                        "aurora",
                        0,
                        Mode.APPLY,
                        new Counts(2, 1, 1, 0, 0, 0, 0),
                        null,
                        List.of(),
                        List.of(),
                        4_000L,
                        3_000L,
                        null,
                        clock.instant()),
                new PartnerFetchFailed(
                        birch.runId(),
                        birch.dispatch(),
                        "birch",
                        PartnerFailure.TOKEN_INVALID,
                        "revoked",
                        null,
                        1,
                        0,
                        clock.instant()));
        RunChanged ended = scheduler.ended(run);
        assertThat(ended.status()).isEqualTo(RunStatus.PARTLY_FAILED);

        String[] labels = {"status", "partly_failed", "trigger", "api", "mode", "apply"};
        becomes(1, "sync_run_duration_seconds_count", labels);
        becomes(0, "sync_runs_open");
        becomes(0, "sync_run_oldest_open_seconds");
        Scrape scrape = scheduler.scrape();
        assertThat(scrape.value("sync_run_duration_seconds_sum", labels)).isCloseTo(90, within(0.5));
        assertThat(scrape.value("sync_run_duration_seconds_count"))
                .as("each run once")
                .isEqualTo(1);
        assertThat(scrape.value("sync_partner_queue_wait_seconds_sum", "status", "succeeded"))
                .isCloseTo(30, within(0.5));
        assertThat(scrape.value("sync_partner_duration_seconds_sum", "status", "succeeded"))
                .isCloseTo(60, within(0.5));
        assertThat(scrape.value("sync_partner_rate_limit_wait_seconds_sum", "status", "succeeded"))
                .isCloseTo(7, within(0.1));
        assertThat(scrape.value("sync_partner_duration_seconds_count", "status", "failed"))
                .isEqualTo(1);
        becomes(1, "sync_partners_never_synced");
        long finished = clock.instant().getEpochSecond();
        becomes(finished, "sync_last_run_finished_timestamp_seconds");
        runsThatShowNothingEnd();
        assertThat(scheduler.scrape().value("sync_last_run_finished_timestamp_seconds"))
                .as("dry runs, runs of single items and cancelled ones do not count")
                .isEqualTo(finished);

        clock.advance(Duration.ofSeconds(100));
        becomes(160, "sync_partner_freshness_seconds", "partner", "aurora");
        assertThat(scheduler.scrape().values("sync_partner_freshness_seconds", "partner"))
                .as("never renewed, paused or unmapped ones have no age")
                .containsExactly("aurora");

        scheduler.publish(new SettingsDocument(2, new Schedule(true, 60, clock.instant()), SyncRules.defaults()));
        becomes(1, "schedule_enabled");
        becomes(clock.instant().getEpochSecond(), "schedule_since_timestamp_seconds");
        becomes(3_600, "schedule_interval_seconds");
        becomes(4 * 3_600 + 300, "schedule_freshness_limit_seconds");
        clock.advance(Duration.ofSeconds(4 * 3_600 + 290));
        becomes(4 * 3_600 + 450, "sync_partner_freshness_seconds", "partner", "aurora");
        assertThat(scheduler.scrape().value("sync_partners_stale"))
                .as("nothing was missed before the schedule began")
                .isZero();
        clock.advance(Duration.ofSeconds(20));
        becomes(1, "sync_partners_stale");

        aJobWaitsBehindTheOneInProgress();

        Scrape last = scheduler.scrape();
        assertThat(last.value("application_info", "service", "scheduler")).isEqualTo(1);
        assertThat(last.endless()).isEmpty();
    }

    /** A minute later: a dry one, one of an item, one that is cancelled. What was sampled last is of after their end. */
    private static void runsThatShowNothingEnd() {
        clock.advance(Duration.ofSeconds(60));
        SyncRequested dry = scheduler.request(new Scope.Partners(List.of("aurora")), Mode.DRY);
        scheduler.publish(dry);
        scheduler.finish(scheduler.job("aurora", 2));
        scheduler.ended(dry.requestId());
        UUID items = scheduler.items("aurora", 1L);
        scheduler.finish(scheduler.job("aurora", 3));
        scheduler.ended(items);
        UUID cancelled = scheduler.sync("birch");
        scheduler.job("birch", 2);
        becomes(1, "sync_runs_open");
        scheduler.publish(new RunCancelRequested(cancelled, "ada", clock.instant()));
        scheduler.run(cancelled, run -> run.status() == RunStatus.CANCELLING);
        scheduler.publish(new WorkStopped(cancelled, List.of("birch"), clock.instant()));
        assertThat(scheduler.ended(cancelled).status()).isEqualTo(RunStatus.CANCELLED);
        becomes(0, "sync_runs_open");
    }

    private static void aJobWaitsBehindTheOneInProgress() {
        scheduler.sync("birch");
        SyncJob inProgress = scheduler.job("birch", 3);
        UUID waits = scheduler.sync("birch");
        becomes(1, "sync_jobs_waiting");
        scheduler.finish(inProgress);
        scheduler.finish(scheduler.job("birch", 4));
        scheduler.ended(waits);
        becomes(0, "sync_jobs_waiting");
    }

    private static void becomes(double value, String name, String... labels) {
        await().atMost(SOON).untilAsserted(() -> assertThat(scheduler.scrape().value(name, labels))
                .as(name)
                .isCloseTo(value, within(0.5)));
    }
}
