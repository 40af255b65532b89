package com.occ.inventory.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.Event;
import com.occ.inventory.message.PageRejected;
import com.occ.inventory.message.RunCancelRequested;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.WorkStopped;
import com.occ.inventory.testing.MutableClock;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waiting in the updater's queue costs a job nothing: how long pages of late waited there is added to its lease of five minutes. */
class QueueWaitIT {
    private static final MutableClock clock = MutableClock.at("2026-11-22T10:00:00Z");
    private static RunningScheduler scheduler;

    private int page;

    @BeforeAll
    static void start() {
        scheduler = RunningScheduler.ready(TestBroker.any(), TestDatabase.fresh(), clock);
    }

    @AfterAll
    static void stop() {
        scheduler.close();
    }

    /** No wait of another test counts in this one, and none of its jobs is open. */
    @BeforeEach
    void begin() {
        scheduler.execute("delete from scheduler.partner_sync");
        scheduler.execute("delete from scheduler.job");
        scheduler.execute("delete from scheduler.page");
        scheduler.execute("delete from scheduler.queue_wait");
    }

    @Test
    void aJobIsNotLateWhilePagesAreAppliedThatWereReadBeforeItsOwn() {
        SyncJob ahead = taken("ahead", 5_000);
        UUID run = request("waiting", 10);
        scheduler.start(scheduler.job("waiting", 1));
        awaitRunning("waiting");
        Instant read = clock.instant();

        for (int minutes = 4; minutes <= 24; minutes += 4) {
            clock.advance(Duration.ofMinutes(4));
            count(ahead, read);
        }
        assertStays("waiting", 1);
        clock.advance(Duration.ofMinutes(4));
        count(ahead, clock.instant());
        assertStays("waiting", 1);

        clock.advance(Duration.ofMinutes(2));

        SyncJob again = scheduler.job("waiting", 2);
        assertThat(scheduler.jobs("ahead")).hasSize(1);
        scheduler.finish(again);
        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void aWrongClockHoldsNothingUpForLongerThanTheQueuePatience() {
        SyncJob absurd = taken("absurd", 5_000);
        taken("patient", 10);
        Instant longAgo = clock.instant().minus(Duration.ofHours(20));
        for (int minutes = 4; minutes <= 64; minutes += 4) {
            clock.advance(Duration.ofMinutes(4));
            count(absurd, longAgo);
        }
        assertStays("patient", 1);

        clock.advance(Duration.ofMinutes(1));

        scheduler.job("patient", 2);
        assertThat(scheduler.jobs("absurd")).hasSize(1);
    }

    @Test
    void aJobThatNoFetcherTookHasItsQueuePatienceAndNoMore() {
        request("untaken-long", 10);
        scheduler.job("untaken-long", 1);
        clock.advance(Duration.ofMinutes(57));
        count(taken("before", 1_000), clock.instant().minus(Duration.ofMinutes(40)));
        clock.advance(Duration.ofMinutes(2));
        assertStays("untaken-long", 1);

        clock.advance(Duration.ofMinutes(1));

        scheduler.job("untaken-long", 2);
        assertThat(scheduler.jobs("before")).hasSize(1);
    }

    @Test
    void withoutResultsOrWithoutTheTimeOfTheirReadingTheLeaseIsAsLongAsItIs() {
        SyncJob unknown = taken("unknown", 1_000);
        taken("silent", 10);
        clock.advance(Duration.ofMinutes(4));
        count(unknown, null);
        scheduler.publish(rejected(unknown));
        awaitCounted(unknown, ++page);
        clock.advance(Duration.ofSeconds(59));
        assertStays("silent", 1);

        clock.advance(Duration.ofSeconds(1));

        scheduler.job("silent", 2);
        assertThat(scheduler.jobs("unknown")).hasSize(1);
    }

    @Test
    void resultsOfADispatchThatIsOverStoodInTheSameQueue() {
        SyncJob old = taken("redispatched", 1_000);
        clock.advance(Duration.ofMinutes(5));
        SyncJob current = scheduler.job("redispatched", 2);
        scheduler.start(current);
        awaitRunning("redispatched");
        clock.advance(Duration.ofMinutes(4));

        scheduler.publish(Results.applied(old, 0, clock.instant().minus(Duration.ofMinutes(9)), clock.instant()));
        await().until(() -> scheduler.value("select max(millis) from scheduler.queue_wait")
                == Duration.ofMinutes(9).toMillis());
        clock.advance(Duration.ofMinutes(1));
        assertStays("redispatched", 2);
        clock.advance(Duration.ofMinutes(5));

        scheduler.job("redispatched", 3);
        assertThat(scheduler.value("select count(*) from scheduler.page where dispatch = " + old.dispatch()))
                .isZero();
    }

    @Test
    void waitsAreKeptForADay() {
        SyncJob job = taken("kept", 5_000);
        count(job, clock.instant());
        clock.advance(Duration.ofHours(25));
        scheduler.job("kept", 2);
        scheduler.publish(Results.applied(job, 1, clock.instant().minusSeconds(5), clock.instant()));

        await().until(() -> scheduler.value("select max(millis) from scheduler.queue_wait") == 5_000);

        assertThat(scheduler.value("select count(*) from scheduler.queue_wait")).isEqualTo(1);
    }

    @Test
    void whatComesOfACancelledJobStoodInTheSameQueue() {
        UUID run = request("cancelled", 1_000);
        SyncJob job = scheduler.job("cancelled", 1);
        taken("behind", 10);
        scheduler.publish(new RunCancelRequested(run, "maria", clock.instant()));
        scheduler.run(run, changed -> changed.status() == RunStatus.CANCELLING);
        scheduler.publish(new WorkStopped(run, List.of("cancelled"), clock.instant()));
        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.CANCELLED);
        Instant read = clock.instant();
        clock.advance(Duration.ofMinutes(4));
        Event late = Results.applied(job, 0, read, clock.instant());
        scheduler.publish(late, late);
        awaitCounted(job, 1);

        clock.advance(Duration.ofMinutes(4));
        assertStays("behind", 1);
        clock.advance(Duration.ofMinutes(1));

        scheduler.job("behind", 2);
        assertThat(scheduler.jobs("cancelled")).hasSize(1);
    }

    private static UUID request(String partner, int lines) {
        scheduler.partner(partner, lines);
        return scheduler.sync(partner);
    }

    /** The partner's job, which a fetcher takes now. */
    private static SyncJob taken(String partner, int lines) {
        request(partner, lines);
        SyncJob job = scheduler.job(partner, 1);
        scheduler.start(job);
        awaitRunning(partner);
        return job;
    }

    private static void awaitRunning(String partner) {
        await().until(() -> scheduler.value(
                        "select count(*) from scheduler.job where status = 'RUNNING' and partner = '" + partner + "'")
                == 1);
    }

    /** The next of the job's pages is applied and counted now. */
    private void count(SyncJob job, Instant readAt) {
        scheduler.publish(Results.applied(job, page, readAt, clock.instant()));
        awaitCounted(job, ++page);
    }

    private PageRejected rejected(SyncJob job) {
        return new PageRejected(job.runId(), job.dispatch(), job.partner(), page, "unreadable", clock.instant());
    }

    private static void awaitCounted(SyncJob job, int pages) {
        await().until(() ->
                scheduler.value("select count(*) from scheduler.page where dispatch = " + job.dispatch()) == pages);
    }

    /** Leases are looked at ten times a second. */
    private static void assertStays(String partner, int dispatches) {
        await().during(Duration.ofMillis(700))
                .until(() -> scheduler.jobs(partner).size() == dispatches);
    }
}
