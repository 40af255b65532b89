package com.occ.inventory.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.Line;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PageRejected;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerFetchFailed;
import com.occ.inventory.message.PartnerSyncChanged;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.StoreFailure;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.testing.MutableClock;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The life of jobs, from the first request that needs one to its end. */
class JobsIT {
    private static final MutableClock clock = MutableClock.at("2026-11-22T10:00:00Z");
    private static RunningScheduler scheduler;

    @BeforeAll
    static void start() {
        scheduler = RunningScheduler.ready(TestBroker.any(), TestDatabase.fresh(), clock);
    }

    @AfterAll
    static void stop() {
        scheduler.close();
    }

    @Test
    void laterRequestsShareTheJobThatWaitsAndNeverTheOneInProgress() {
        scheduler.partner("shared", 10);
        UUID first = scheduler.sync("shared");
        SyncJob inProgress = scheduler.job("shared", 1);
        UUID second = scheduler.sync("shared");
        UUID third = scheduler.sync("shared");
        scheduler.part(second, "shared", part -> part.status() == PartnerSyncStatus.WAITING);
        scheduler.part(third, "shared", part -> part.status() == PartnerSyncStatus.WAITING);

        scheduler.finish(inProgress);
        assertThat(scheduler.ended(first).status()).isEqualTo(RunStatus.SUCCEEDED);
        SyncJob next = scheduler.job("shared", 2);
        assertThat(next.dispatch()).isGreaterThan(inProgress.dispatch());
        assertThat(scheduler.latestRun(second).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);

        scheduler.finish(next);
        assertThat(scheduler.ended(second).counts())
                .isEqualTo(scheduler.ended(third).counts());
        assertThat(scheduler.jobs("shared")).hasSize(2);
    }

    @Test
    void aRealRequestNeverSharesADryOnesJob() {
        scheduler.partner("dry", 10);
        scheduler.sync("dry");
        SyncJob inProgress = scheduler.job("dry", 1);
        SyncRequested dry = scheduler.request(new Scope.Partners(List.of("dry")), Mode.DRY);
        scheduler.publish(dry);
        scheduler.part(dry.requestId(), "dry", part -> true);
        UUID real = scheduler.sync("dry");
        scheduler.part(real, "dry", part -> true);

        scheduler.finish(inProgress);
        SyncJob second = scheduler.job("dry", 2);
        assertThat(second.mode()).isEqualTo(Mode.DRY);
        scheduler.finish(second);
        SyncJob third = scheduler.job("dry", 3);
        assertThat(third.mode()).isEqualTo(Mode.APPLY);
        scheduler.finish(third);
        assertThat(scheduler.ended(real).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void aWaitingJobIsWidenedToWhatIsAsked() {
        scheduler.partner("widened", 10);
        scheduler.sync("widened");
        SyncJob inProgress = scheduler.job("widened", 1);
        scheduler.items("widened", 1L, 2L);
        scheduler.items("widened", 2L, 7L, 99L);

        scheduler.finish(inProgress);
        SyncJob some = scheduler.job("widened", 2);
        assertThat(some.lines()).extracting(Line::variantId).containsExactlyInAnyOrder(1L, 2L, 7L);
        scheduler.items("widened", 4L);
        scheduler.part(scheduler.sync("widened"), "widened", part -> true);
        scheduler.finish(some);
        SyncJob all = scheduler.job("widened", 3);
        assertThat(all.lines()).hasSize(10);
        scheduler.finish(all);
    }

    @Test
    void aRequestWaitsForTheCatalogueThatItsAuthorSaw() {
        long seen = scheduler.value("select coalesce(sum(version), 0)::bigint from scheduler.partner_document");
        SyncRequested request =
                scheduler.request(new Scope.Partners(List.of("coming"))).asOf(seen + 1);
        scheduler.publish(request);
        await().during(Duration.ofSeconds(1))
                .until(() -> scheduler.value(
                                "select count(*) from scheduler.run where run_id = '" + request.requestId() + "'")
                        == 0);

        scheduler.partner("coming", 3);
        scheduler.finish(scheduler.job("coming", 1));
        assertThat(scheduler.ended(request.requestId()).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void aRequestForItemsThatAreNotMappedHasNothingToSync() {
        scheduler.partner("unmapped", 3);
        UUID run = scheduler.items("unmapped", 98L, 99L);

        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.NOTHING_TO_SYNC);
    }

    @Test
    void aLargePartnerGetsSeveralMessagesOfOneDispatch() {
        scheduler.partner("large", 12_001);
        UUID run = scheduler.sync("large");
        SyncJob third = scheduler.job("large", 3);
        List<SyncJob> messages = scheduler.jobs("large");

        assertThat(messages).extracting(SyncJob::dispatch).containsOnly(third.dispatch());
        assertThat(messages).extracting(SyncJob::firstPage).containsExactlyInAnyOrder(0, 20, 40);
        messages.forEach(scheduler::finish);
        RunChanged ended = scheduler.ended(run);
        assertThat(ended.pages()).isEqualTo(49);
        assertThat(ended.counts().applied()).isEqualTo(12_001);
    }

    @Test
    void aJobWithoutProgressIsDispatchedAgainAndInTheEndStalls() {
        scheduler.partner("stalling", 300);
        UUID run = scheduler.sync("stalling");
        for (int dispatch = 1; dispatch <= 3; dispatch++) {
            SyncJob job = scheduler.job("stalling", dispatch);
            scheduler.start(job);
            scheduler.part(run, "stalling", part -> part.status() == PartnerSyncStatus.RUNNING);
            scheduler.publish(Results.allApplied(job, clock.instant())[0]);
            scheduler.part(run, "stalling", part -> part.pagesDone() == 1);
            clock.advance(Duration.ofMinutes(5));
        }

        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.FAILED);
        PartnerSyncChanged part = scheduler.part(run, "stalling", changed -> changed.finishedAt() != null);
        assertThat(part.failure()).isEqualTo(PartnerFailure.STALLED);
        assertThat(part.message()).contains("3 attempts", "1 of 2 pages");
        assertThat(scheduler.ended(run).pages()).isOne();
        scheduler.finish(scheduler.job("stalling", 3));
        assertThat(scheduler.jobs("stalling")).hasSize(3);
        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void waitingInTheQueueCostsNothingForAnHour() {
        scheduler.partner("queued", 10);
        UUID run = scheduler.sync("queued");
        SyncJob job = scheduler.job("queued", 1);
        assertThat(job.notAfter()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));

        clock.advance(Duration.ofMinutes(59));
        UUID barrier = runThroughAnotherPartner("queued-barrier");
        assertThat(scheduler.ended(barrier).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(scheduler.jobs("queued")).hasSize(1);

        clock.advance(Duration.ofMinutes(1));
        scheduler.finish(scheduler.job("queued", 2));
        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void aDispatchThatWasNeverConfirmedIsPublishedAgainAsItWas() {
        scheduler.partner("unsent", 10);
        UUID run = scheduler.sync("unsent");
        SyncJob lost = scheduler.job("unsent", 1);
        scheduler.part(run, "unsent", part -> part.status() == PartnerSyncStatus.QUEUED);
        await().until(() -> scheduler.value(
                        "select count(*) from scheduler.job where unsent is null and dispatch = " + lost.dispatch())
                == 1);
        scheduler.execute("update scheduler.job set unsent = '[%s]'::jsonb where dispatch = %d"
                .formatted(MessageJson.MAPPER.writeValueAsString(lost), lost.dispatch()));

        clock.advance(Duration.ofSeconds(15));

        assertThat(scheduler.job("unsent", 2)).isEqualTo(lost);
        scheduler.finish(lost);
        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void eventsThatWereNeverConfirmedArePublishedAgain() {
        UUID run = runThroughAnotherPartner("unannounced");
        scheduler.ended(run);
        await().until(() ->
                scheduler.value("select count(*) from scheduler.run where published_sequence < sequence") == 0);
        long seen = scheduler
                .seen(RunChanged.class)
                .filter(event -> event.runId().equals(run))
                .count();

        scheduler.execute("update scheduler.run set published_sequence = 0 where run_id = '" + run + "'");

        await().until(() -> scheduler
                        .seen(RunChanged.class)
                        .filter(event -> event.runId().equals(run))
                        .count()
                > seen);
        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void aPartnerThatFailsEndsWhenWhatWasReadBeforeIsIn() {
        scheduler.partner("failing", 600);
        UUID run = scheduler.sync("failing");
        SyncJob job = scheduler.job("failing", 1);
        PartnerFetchFailed failure = failure(job, PartnerFailure.UNREACHABLE, 2);
        InventoryApplied[] results = Results.allApplied(job, clock.instant());

        scheduler.publish(failure, failure, results[1]);
        scheduler.part(run, "failing", part -> part.pagesDone() == 1 && part.pages() == 2);
        assertThat(scheduler.latestRun(run).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
        scheduler.publish(results[0]);

        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.FAILED);
        assertThat(scheduler.ended(run).counts().applied()).isEqualTo(500);
        PartnerSyncChanged part = scheduler.part(run, "failing", changed -> changed.finishedAt() != null);
        assertThat(part.failure()).isEqualTo(PartnerFailure.UNREACHABLE);
        assertThat(part.message()).isEqualTo("in Shopify's words");
        assertThat(part.requestId()).isEqualTo("req-1");
    }

    @Test
    void aTokenFailureIsTriedAgainWithNewerCredentials() {
        scheduler.partner("rotated", 10);
        UUID run = scheduler.sync("rotated");
        SyncJob job = scheduler.job("rotated", 1);
        scheduler.publish(RunningScheduler.document("rotated", 2, 10, false, false));
        await().until(() ->
                scheduler.value("select version from scheduler.partner_document where key = 'rotated'") == 2);

        scheduler.publish(failure(job, PartnerFailure.TOKEN_INVALID, 0));
        SyncJob again = scheduler.job("rotated", 2);
        assertThat(again.credentialsVersion()).isEqualTo(2);
        scheduler.publish(failure(again, PartnerFailure.TOKEN_INVALID, 0));

        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void aPageInTheDeadLettersLeavesTheRestCounted() {
        scheduler.partner("rejected-page", 300);
        UUID run = scheduler.sync("rejected-page");
        SyncJob job = scheduler.job("rejected-page", 1);
        PageRejected rejected =
                new PageRejected(job.runId(), job.dispatch(), job.partner(), 1, "unreadable", clock.instant());

        scheduler.publish(rejected, rejected, Results.allApplied(job, clock.instant())[0]);

        RunChanged ended = scheduler.ended(run);
        assertThat(ended.status()).isEqualTo(RunStatus.PARTLY_FAILED);
        assertThat(ended.counts()).isEqualTo(new Counts(250, 250, 0, 0, 0, 0, 0));
        assertThat(ended.pages()).isOne();
        assertThat(scheduler
                        .part(run, "rejected-page", part -> part.finishedAt() != null)
                        .message())
                .isEqualTo("unreadable");
    }

    @Test
    void aJobInTheDeadLettersFails() {
        scheduler.partner("rejected-job", 10);
        UUID run = scheduler.sync("rejected-job");
        SyncJob job = scheduler.job("rejected-job", 1);

        scheduler.publish(
                new PageRejected(job.runId(), job.dispatch(), job.partner(), null, "unreadable", clock.instant()));

        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.FAILED);
        assertThat(scheduler
                        .part(run, "rejected-job", part -> part.finishedAt() != null)
                        .failure())
                .isEqualTo(PartnerFailure.PAGE_REJECTED);
    }

    @Test
    void aPartnerPausedWhileItsJobWaitsIsSkipped() {
        scheduler.partner("paused", 10);
        scheduler.sync("paused");
        SyncJob inProgress = scheduler.job("paused", 1);
        UUID waiting = scheduler.sync("paused");
        scheduler.part(waiting, "paused", part -> part.status() == PartnerSyncStatus.WAITING);
        scheduler.publish(RunningScheduler.document("paused", 2, 10, true, false));
        await().until(() ->
                scheduler.value("select count(*) from scheduler.partner_document where paused and key = 'paused'")
                        == 1);

        scheduler.finish(inProgress);

        assertThat(scheduler.ended(waiting).status()).isEqualTo(RunStatus.NOTHING_TO_SYNC);
        assertThat(scheduler
                        .part(waiting, "paused", part -> part.finishedAt() != null)
                        .status())
                .isEqualTo(PartnerSyncStatus.SKIPPED);
        assertThat(scheduler.jobs("paused")).hasSize(1);
    }

    @Test
    void whileTheStoreIsAwayRunsWaitAndNobodyIsBlamed() {
        scheduler.partner("before", 10);
        scheduler.partner("during", 10);
        UUID before = scheduler.sync("before");
        SyncJob job = scheduler.job("before", 1);
        scheduler.start(job);
        scheduler.part(before, "before", part -> part.status() == PartnerSyncStatus.RUNNING);

        scheduler.publish(new StoreUnavailable(StoreFailure.TOKEN_INVALID, "revoked", "req-9", clock.instant(), 1));
        scheduler.run(before, RunChanged::waitingForStore);
        UUID during = scheduler.sync("during");
        scheduler.run(during, RunChanged::waitingForStore);
        clock.advance(Duration.ofHours(3));
        scheduler.publish(new StoreRecovered(clock.instant(), 2));

        scheduler.finish(scheduler.job("during", 1));
        scheduler.finish(job);
        assertThat(scheduler.ended(before).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(scheduler.ended(during).waitingForStore()).isFalse();
        assertThat(scheduler.jobs("before")).hasSize(1);
    }

    private UUID runThroughAnotherPartner(String key) {
        scheduler.partner(key, 10);
        UUID run = scheduler.sync(key);
        scheduler.finish(scheduler.job(key, 1));
        return run;
    }

    private static PartnerFetchFailed failure(SyncJob job, PartnerFailure kind, int pages) {
        return new PartnerFetchFailed(
                job.runId(),
                job.dispatch(),
                job.partner(),
                kind,
                "in Shopify's words",
                "req-1",
                job.credentialsVersion(),
                pages,
                clock.instant());
    }
}
