package com.occ.inventory.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Line;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerFetchFailed;
import com.occ.inventory.message.PartnerSyncChanged;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.RunCancelRequested;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.message.WorkCancelled;
import com.occ.inventory.message.WorkStopped;
import com.occ.inventory.testing.BothBrokers;
import com.occ.inventory.testing.MutableClock;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** A run that a person stops: what ends at once, what ends when the updater says so, and what belongs to others too. */
@BothBrokers
class CancellingIT {
    private static final MutableClock clock = MutableClock.at("2026-11-22T10:00:00Z");
    private static RunningScheduler scheduler;

    @Parameter
    TestBroker broker;

    @BeforeParameterizedClassInvocation
    static void start(TestBroker broker) {
        scheduler = RunningScheduler.ready(broker, TestDatabase.fresh(), clock);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        scheduler.close();
    }

    @Test
    void whatWaitsIsCancelledAtOnceAndWhatIsInProgressWhenTheUpdaterHasStopped() {
        scheduler.partner("first", 260);
        scheduler.partner("busy", 10);
        UUID other = scheduler.sync("busy");
        SyncJob others = scheduler.job("busy", 1);
        UUID run = scheduler.sync("first", "busy");
        SyncJob job = scheduler.job("first", 1);
        scheduler.start(job);
        scheduler.publish(Results.allApplied(job, clock.instant())[0]);
        scheduler.part(run, "first", part -> part.pagesDone() == 1);

        cancelTwice(run);

        assertThat(scheduler
                        .part(run, "busy", part -> part.finishedAt() != null)
                        .status())
                .isEqualTo(PartnerSyncStatus.CANCELLED);
        scheduler.run(run, changed -> changed.status() == RunStatus.CANCELLING);
        assertThat(cancelled(run)).containsExactly(List.of("first"));
        scheduler.publish(stopped(run, "first", "busy", "nobody"), stopped(run, "first"));
        RunChanged ended = scheduler.ended(run);
        assertThat(ended.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(ended.counts().applied()).isEqualTo(250);
        assertThat(ended.partnersFailed()).isZero();
        scheduler.finish(others);
        assertThat(scheduler.ended(other).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(scheduler.jobs("busy")).hasSize(1);
    }

    @Test
    void whatWasWrittenBeforeTheStopIsCountedThoughItIsToldLater() {
        scheduler.partner("late", 260);
        UUID run = scheduler.sync("late");
        SyncJob job = scheduler.job("late", 1);
        scheduler.start(job);
        cancelTwice(run);
        scheduler.run(run, changed -> changed.status() == RunStatus.CANCELLING);
        scheduler.publish(stopped(run, "late"));
        RunChanged ended = scheduler.ended(run);
        assertThat(ended.counts()).isEqualTo(Counts.ZERO);
        clock.advance(Duration.ofSeconds(1));

        var result = Results.allApplied(job, clock.instant())[0];
        scheduler.publish(result, result);

        RunChanged later = scheduler.run(run, changed -> changed.counts().applied() == 250);
        assertThat(later.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(later.finishedAt()).isEqualTo(ended.finishedAt());
        assertThat(later.pages()).isOne();
        PartnerSyncChanged part = scheduler.part(run, "late", changed -> changed.pagesDone() == 1);
        assertThat(part.status()).isEqualTo(PartnerSyncStatus.CANCELLED);
        assertThat(part.counts().applied()).isEqualTo(250);
    }

    @Test
    void aRunThatIsCancelledBeforeItIsHeardOfNeverBegins() {
        scheduler.partner("early", 10);
        SyncRequested request = scheduler.request(new Scope.Partners(List.of("early")));

        cancelTwice(request.requestId());
        await().until(() -> scheduler.value(
                        "select count(*) from scheduler.cancellation where run_id = '" + request.requestId() + "'")
                == 1);
        scheduler.publish(request, request);

        assertThat(scheduler.ended(request.requestId()).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(scheduler.jobs("early")).isEmpty();
    }

    @Test
    void aRunThatEndedBeforeStaysAsItEnded() {
        scheduler.partner("over", 10);
        UUID run = scheduler.sync("over");
        scheduler.finish(scheduler.job("over", 1));
        RunChanged ended = scheduler.ended(run);

        cancelTwice(run);
        scheduler.publish(stopped(run, "over"));

        await().until(() ->
                scheduler.value("select count(*) from scheduler.cancellation where run_id = '" + run + "'") == 1);
        assertThat(scheduler.latestRun(run)).contains(ended);
        assertThat(cancelled(run)).isEmpty();
    }

    @Test
    void aRunThatIsDoneBeforeTheUpdaterStopsItEndsAsItWouldHave() {
        scheduler.partner("quick", 10);
        UUID run = scheduler.sync("quick");
        SyncJob job = scheduler.job("quick", 1);
        cancelTwice(run);
        scheduler.run(run, changed -> changed.status() == RunStatus.CANCELLING);
        scheduler.finish(job);
        scheduler.part(run, "quick", part -> part.pagesDone() == 1);
        assertThat(scheduler.latestRun(run).orElseThrow().status())
                .as("an earlier dispatch might still be on its way")
                .isEqualTo(RunStatus.CANCELLING);

        scheduler.publish(stopped(run, "quick"));

        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void cancellingOneOfTwoThatWaitForAJobLeavesTheOthersWorkAlone() {
        scheduler.partner("shared", 10);
        UUID inProgress = scheduler.sync("shared");
        SyncJob job = scheduler.job("shared", 1);
        UUID all = scheduler.sync("shared");
        scheduler.part(all, "shared", part -> part.status() == PartnerSyncStatus.WAITING);
        UUID some = scheduler.items("shared", 3L, 4L);
        UUID more = scheduler.items("shared", 4L, 7L);

        cancelTwice(all);

        assertThat(scheduler.ended(all).status()).isEqualTo(RunStatus.CANCELLED);
        scheduler.finish(job);
        assertThat(scheduler.ended(inProgress).status()).isEqualTo(RunStatus.SUCCEEDED);
        SyncJob next = scheduler.job("shared", 2);
        assertThat(next.runId()).isIn(some, more);
        assertThat(next.lines()).extracting(Line::variantId).containsExactlyInAnyOrder(3L, 4L, 7L);
        scheduler.finish(next);
        assertThat(scheduler.ended(some).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(scheduler.ended(more).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(cancelled(all)).isEmpty();
        assertThat(scheduler.latestRun(all).orElseThrow().counts()).isEqualTo(Counts.ZERO);
    }

    @Test
    void aJobInProgressGoesOnForTheOtherRunAndIsStoppedWhenNobodyWantsItAnyMore() {
        scheduler.partner("pair", 10);
        scheduler.partner("pair-2", 10);
        UUID[] runs = new UUID[4];
        for (String partner : List.of("pair", "pair-2")) {
            scheduler.sync(partner);
            int first = partner.equals("pair") ? 0 : 2;
            SyncJob before = scheduler.job(partner, 1);
            runs[first] = scheduler.sync(partner);
            runs[first + 1] = scheduler.sync(partner);
            scheduler.part(runs[first], partner, part -> part.status() == PartnerSyncStatus.WAITING);
            scheduler.part(runs[first + 1], partner, part -> part.status() == PartnerSyncStatus.WAITING);
            scheduler.finish(before);
        }
        SyncJob job = scheduler.job("pair", 2);
        scheduler.job("pair-2", 2);

        cancelTwice(runs[0]);
        cancelTwice(runs[2]);
        cancelTwice(runs[3]);

        scheduler.run(runs[0], run -> run.status() == RunStatus.CANCELLING);
        assertThat(scheduler.latestRun(runs[1]).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
        await().untilAsserted(() -> assertThat(cancelled(runs[2])).containsExactly(List.of("pair-2")));
        scheduler.finish(job);
        assertThat(scheduler.ended(runs[1]).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(scheduler.ended(runs[0]).status())
                .as("nothing of it was stopped")
                .isEqualTo(RunStatus.SUCCEEDED);
        scheduler.publish(stopped(runs[2], "pair-2"));
        assertThat(scheduler.ended(runs[2]).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(scheduler.ended(runs[3]).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(scheduler.value(
                        "select count(*) from scheduler.job where cancelling and run_id = '" + runs[0] + "'"))
                .isZero();
    }

    @Test
    void aJobThatIsBeingStoppedIsNeverDispatchedAgain() {
        scheduler.partner("lost", 10);
        UUID run = scheduler.sync("lost");
        SyncJob job = scheduler.job("lost", 1);
        scheduler.start(job);
        cancelTwice(run);
        scheduler.run(run, changed -> changed.status() == RunStatus.CANCELLING);
        scheduler.publish(new PartnerFetchFailed(
                run, job.dispatch(), "lost", PartnerFailure.TOKEN_INVALID, "no", null, 0, 0, clock.instant()));

        clock.advance(Duration.ofHours(2));
        UUID next = scheduler.sync("lost");

        scheduler.part(next, "lost", part -> part.status() == PartnerSyncStatus.WAITING);
        assertThat(scheduler.jobs("lost")).hasSize(1);
        scheduler.publish(stopped(run, "lost"));
        scheduler.ended(run);
        scheduler.finish(scheduler.job("lost", 2));
        assertThat(scheduler.ended(next).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void aStopWhoseAnswerDoesNotComeIsAskedForEveryFiveMinutesUntilItDoes() {
        scheduler.partner("unheard", 10);
        UUID run = scheduler.sync("unheard");
        scheduler.start(scheduler.job("unheard", 1));
        cancelTwice(run);
        scheduler.run(run, changed -> changed.status() == RunStatus.CANCELLING);
        assertAsked(run, 1);
        clock.advance(Duration.ofSeconds(299));
        assertAsked(run, 1);

        for (int asked = 2; asked <= 3; asked++) {
            clock.advance(Duration.ofMinutes(asked == 2 ? 1 : 5));
            assertAsked(run, asked);
        }
        await().until(() -> scheduler.value("select count(*) from scheduler.job where run_id = '" + run
                        + "' and stop_sent_at = '" + clock.instant() + "'")
                == 1);
        scheduler.execute("update scheduler.job set stop_sent_at = null where run_id = '" + run + "'");
        assertAsked(run, 4);

        scheduler.publish(stopped(run, "unheard"), stopped(run, "unheard"));
        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.CANCELLED);
        clock.advance(Duration.ofMinutes(5));
        assertAsked(run, 4);
    }

    @Test
    void moreStopsThanOneBatchHoldsAreEachAskedForAgainOnce() {
        UUID run = UUID.randomUUID();
        scheduler.execute(
                """
                insert into scheduler.job (run_id, partner, mode, status, cancelling, stop_sent, stop_sent_at)
                select '%s', 'many-' || n, 'APPLY', 'RUNNING', true, true, timestamptz '%s' - interval '1 h'
                from generate_series(1, 1000) n
                """
                        .formatted(run, clock.instant()));

        await().until(() -> cancelled(run).stream().mapToInt(List::size).sum() >= 1_000);

        await().during(Duration.ofSeconds(1))
                .until(() -> cancelled(run).stream().mapToInt(List::size).sum() == 1_000);
        assertThat(cancelled(run).stream().flatMap(List::stream)).doesNotHaveDuplicates();
        scheduler.execute("delete from scheduler.job where run_id = '" + run + "'");
    }

    private static void assertAsked(UUID run, int times) {
        await().until(() -> cancelled(run).size() >= times);
        await().during(Duration.ofMillis(500)).until(() -> cancelled(run).size() == times);
    }

    private static void cancelTwice(UUID run) {
        RunCancelRequested request = new RunCancelRequested(run, "maria", clock.instant());
        scheduler.publish(request, request);
    }

    private static WorkStopped stopped(UUID run, String... partners) {
        return new WorkStopped(run, List.of(partners), clock.instant());
    }

    /** What the updater was asked to stop. */
    private static List<List<String>> cancelled(UUID run) {
        if (scheduler.value("select count(*) from scheduler.job where cancelling and run_id = '" + run + "'") > 0) {
            await().until(() -> scheduler.seen(WorkCancelled.class).anyMatch(work -> work.runId()
                    .equals(run)));
        }
        return scheduler
                .seen(WorkCancelled.class)
                .filter(work -> work.runId().equals(run))
                .map(WorkCancelled::partners)
                .toList();
    }
}
