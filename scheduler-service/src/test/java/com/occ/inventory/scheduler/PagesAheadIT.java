package com.occ.inventory.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.Event;
import com.occ.inventory.message.RunCancelRequested;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.StoreFailure;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.message.WorkStopped;
import com.occ.inventory.testing.MutableClock;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * 33 pages may be on their way at a time, three of them for who asks for a partner. The first partner has 25 pages, of which 20 count, all
 * others have one. So of a run over all eleven go out at first.
 */
class PagesAheadIT {
    private static final MutableClock clock = MutableClock.at("2026-11-22T10:00:00Z");
    private static final int PARTNERS = 45;
    private static final String FIRST = partner(0);
    private static final String LAST = partner(PARTNERS - 1);
    private static final int FIRST_OUT = 11;
    private static RunningScheduler scheduler;

    @BeforeAll
    static void start() {
        scheduler = RunningScheduler.ready(
                TestBroker.any(), TestDatabase.fresh(), clock, "scheduler.pages-ahead=33", "scheduler.sweep=50ms");
        scheduler.publish(IntStream.range(0, PARTNERS)
                .mapToObj(n -> RunningScheduler.document(partner(n), 1, n == 0 ? 6_250 : 10, false, false))
                .toArray(Event[]::new));
        await().until(() -> scheduler.value("select count(*) from scheduler.partner_document") == PARTNERS);
    }

    @AfterAll
    static void stop() {
        scheduler.close();
    }

    /** None of another test's jobs is on its way. */
    @BeforeEach
    void begin() {
        scheduler.execute(
                """
                begin;
                lock table scheduler.job, scheduler.partner_sync in exclusive mode;
                delete from scheduler.partner_sync;
                delete from scheduler.job;
                commit
                """);
    }

    @Test
    void jobsOfARunGoOutAsThoseBeforeEnd() {
        UUID run = syncAll();
        assertStaysDispatched(FIRST_OUT);

        IntStream.range(1, 6).forEach(n -> finish(partner(n)));
        assertStaysDispatched(FIRST_OUT + 5);

        finish(FIRST);
        IntStream.range(6, PARTNERS).forEach(n -> {
            awaitDispatched(partner(n));
            finish(partner(n));
        });
        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(scheduler.ended(run).counts().applied()).isEqualTo(6_250 + 10 * (PARTNERS - 1));
    }

    @Test
    void theLastPagesOfALargeJobMakeRoomOneByOne() {
        syncAll();
        assertStaysDispatched(FIRST_OUT);
        SyncJob large = onTheirWay(FIRST).get(0);

        scheduler.start(large);
        results(large, 0, 5);
        assertStaysDispatched(FIRST_OUT);
        results(large, 5, 7);

        assertStaysDispatched(FIRST_OUT + 2);
    }

    @Test
    void whoAsksForAPartnerDoesNotWaitForARunOverAll() {
        syncAll();
        assertStaysDispatched(FIRST_OUT);
        List<String> asked = IntStream.range(PARTNERS - 5, PARTNERS)
                .mapToObj(PagesAheadIT::partner)
                .toList();

        asked.forEach(scheduler::sync);
        await().until(() -> urgent() == 5);
        assertStaysDispatched(FIRST_OUT + 3);

        finish(partner(1));
        finish(partner(2));
        assertStaysDispatched(FIRST_OUT + 5);
        asked.forEach(PagesAheadIT::awaitDispatched);
    }

    @Test
    void whoAsksForAPartnerWhoseJobIsToGoOutAnewDoesNotWaitEither() {
        syncAll();
        assertStaysDispatched(FIRST_OUT);
        scheduler.execute("update scheduler.job set status = 'QUEUED' where partner = '" + LAST + "'");

        scheduler.sync(LAST);

        awaitDispatched(LAST);
        assertStaysDispatched(FIRST_OUT + 1);
    }

    @Test
    void eachFourthTimeARunOverAllIsServedThatHasBeenOpenForLong() {
        UUID all = syncAll();
        assertStaysDispatched(FIRST_OUT);
        scheduler.execute(
                "update scheduler.run set requested_at = requested_at - interval '61 minutes' where run_id = '" + all
                        + "'");
        IntStream.range(PARTNERS - 20, PARTNERS).forEach(n -> scheduler.sync(partner(n)));
        await().until(() -> urgent() == 20);
        assertStaysDispatched(FIRST_OUT + 3);

        for (int n = 1; n <= 9; n++) {
            finish(partner(n));
            assertStaysDispatched(FIRST_OUT + 3 + n);
        }

        long ofTheRun = scheduler.value("select count(*) from scheduler.job where dispatch is not null and not urgent");
        assertThat(ofTheRun - FIRST_OUT).isBetween(2L, 3L);
    }

    @Test
    void aJobIsUrgentNoLongerThanTheRunThatAskedForItsPartner() {
        pause();
        syncAll();
        UUID one = scheduler.sync(LAST);
        await().until(() -> urgent() == 1);

        scheduler.publish(new RunCancelRequested(one, "maria", clock.instant()));

        await().until(() -> urgent() == 0);
        assertThat(scheduler.ended(one).status()).isEqualTo(RunStatus.CANCELLED);
        resume();
    }

    @Test
    void aRunThatIsCancelledReadsNoneOfWhatHasNotGoneOutAndMakesRoom() {
        UUID run = syncAll();
        assertStaysDispatched(FIRST_OUT);

        scheduler.publish(new RunCancelRequested(run, "maria", clock.instant()));
        await().until(() -> scheduler.value("select count(*) from scheduler.job where status = 'CANCELLED'")
                == PARTNERS - FIRST_OUT);
        assertStaysDispatched(FIRST_OUT);
        scheduler.publish(new WorkStopped(
                run,
                IntStream.range(0, FIRST_OUT).mapToObj(PagesAheadIT::partner).toList(),
                clock.instant()));
        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.CANCELLED);

        syncAll();
        assertStaysDispatched(2 * FIRST_OUT);
    }

    @Test
    void whatNobodyWorksOnKeepsNobodyWaitingForEver() {
        syncAll();
        assertStaysDispatched(FIRST_OUT);

        clock.advance(Duration.ofMinutes(14));
        assertStaysDispatched(FIRST_OUT);
        clock.advance(Duration.ofMinutes(1));

        assertStaysDispatched(FIRST_OUT + 30);
    }

    private static String partner(int n) {
        return "p-%02d".formatted(n);
    }

    private static UUID syncAll() {
        SyncRequested request = scheduler.request(new Scope.All());
        scheduler.publish(request);
        await().until(() -> scheduler.value(
                        "select count(*) from scheduler.partner_sync where run_id = '" + request.requestId() + "'")
                == PARTNERS);
        return request.requestId();
    }

    /** The messages of the job that is on its way now. */
    private static List<SyncJob> onTheirWay(String partner) {
        long dispatch = scheduler.value("select max(dispatch) from scheduler.job where partner = '" + partner + "'");
        int messages = partner.equals(FIRST) ? 2 : 1;
        await().until(() -> messages(partner, dispatch).size() == messages);
        return messages(partner, dispatch);
    }

    private static List<SyncJob> messages(String partner, long dispatch) {
        return scheduler.jobs(partner).stream()
                .filter(job -> job.dispatch() == dispatch)
                .toList();
    }

    private static void finish(String partner) {
        onTheirWay(partner).forEach(scheduler::finish);
    }

    private static void results(SyncJob job, int from, int to) {
        scheduler.publish(IntStream.range(from, to)
                .mapToObj(page -> Results.applied(job, page, clock.instant(), clock.instant()))
                .toArray(Event[]::new));
    }

    /** While the store is away no job goes out. */
    private static void pause() {
        scheduler.publish(new StoreUnavailable(StoreFailure.TOKEN_INVALID, "revoked", null, clock.instant(), 1));
        awaitStore("unavailable_since is not null");
    }

    private static void resume() {
        scheduler.publish(new StoreRecovered(clock.instant(), 2));
        awaitStore("unavailable_since is null");
    }

    private static void awaitStore(String state) {
        await().until(() -> scheduler.value("select count(*) from scheduler.store_status where " + state) == 1);
    }

    private static void awaitDispatched(String partner) {
        await().until(() -> scheduler.value(
                        "select count(*) from scheduler.job where dispatch is not null and partner = '" + partner + "'")
                == 1);
    }

    private static long urgent() {
        return scheduler.value("select count(*) from scheduler.job where urgent and finished_at is null");
    }

    private static long dispatched() {
        return scheduler.value("select count(*) from scheduler.job where dispatch is not null");
    }

    /** The dispatcher looks twenty times a second. */
    private static void assertStaysDispatched(int jobs) {
        await().until(() -> dispatched() == jobs);
        await().during(Duration.ofMillis(500)).until(() -> dispatched() == jobs);
    }
}
