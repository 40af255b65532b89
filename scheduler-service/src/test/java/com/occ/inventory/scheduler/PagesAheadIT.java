package com.occ.inventory.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.Event;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.RunCancelRequested;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.StoreFailure;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.testing.MutableClock;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs go out only while fewer than 20 pages are on their way. All partners but the first have one page, it has five. */
class PagesAheadIT {
    private static final MutableClock clock = MutableClock.at("2026-11-22T10:00:00Z");
    private static final int PARTNERS = 45;
    private static final String FIRST = partner(0);
    private static final String LAST = partner(PARTNERS - 1);
    private static final int FIRST_OUT = 16;
    private static RunningScheduler scheduler;

    @BeforeAll
    static void start() {
        scheduler = RunningScheduler.ready(
                TestBroker.any(), TestDatabase.fresh(), clock, "scheduler.pages-ahead=20", "scheduler.sweep=50ms");
        scheduler.publish(IntStream.range(0, PARTNERS)
                .mapToObj(n -> RunningScheduler.document(partner(n), 1, n == 0 ? 1_250 : 10, false, false))
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
        scheduler.execute("delete from scheduler.partner_sync");
        scheduler.execute("delete from scheduler.job");
    }

    @Test
    void jobsOfARunGoOutAsThoseBeforeEnd() {
        UUID run = syncAll();
        assertStaysDispatched(FIRST_OUT);

        IntStream.range(1, 6).forEach(n -> scheduler.finish(latest(partner(n))));
        assertStaysDispatched(FIRST_OUT + 5);

        scheduler.finish(latest(FIRST));
        IntStream.range(6, PARTNERS).forEach(n -> {
            awaitDispatched(partner(n));
            scheduler.finish(latest(partner(n)));
        });
        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(scheduler.ended(run).counts().applied()).isEqualTo(1_250 + 10 * (PARTNERS - 1));
    }

    @Test
    void pagesOfALargeJobThatAreDoneMakeRoom() {
        syncAll();
        assertStaysDispatched(FIRST_OUT);
        SyncJob large = latest(FIRST);

        scheduler.start(large);
        scheduler.publish(
                Results.applied(large, 0, clock.instant(), clock.instant()),
                Results.applied(large, 1, clock.instant(), clock.instant()));

        assertStaysDispatched(FIRST_OUT + 2);
    }

    @Test
    void whoAsksForAPartnerDoesNotWaitForARunOverAll() {
        syncAll();
        assertStaysDispatched(FIRST_OUT);
        UUID one = scheduler.sync(LAST);
        scheduler.part(one, LAST, part -> part.status() == PartnerSyncStatus.WAITING);

        scheduler.finish(latest(partner(1)));

        awaitDispatched(LAST);
        assertStaysDispatched(FIRST_OUT + 1);
        scheduler.finish(latest(LAST));
        assertThat(scheduler.ended(one).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void aRunOverAllDoesNotWaitForEverBehindThoseOfSinglePartners() {
        UUID all = syncAll();
        assertStaysDispatched(FIRST_OUT);
        scheduler.execute(
                "update scheduler.run set requested_at = requested_at - interval '61 minutes' where run_id = '" + all
                        + "'");
        UUID one = scheduler.sync(LAST);
        scheduler.part(one, LAST, part -> part.status() == PartnerSyncStatus.WAITING);

        scheduler.finish(latest(partner(1)));

        awaitDispatched(partner(FIRST_OUT));
        assertStaysDispatched(FIRST_OUT + 1);
    }

    @Test
    void aJobIsUrgentNoLongerThanTheRunThatAskedForItsPartner() {
        syncAll();
        assertStaysDispatched(FIRST_OUT);
        UUID one = scheduler.sync(LAST);
        await().until(() -> urgent() == 1);

        scheduler.publish(new RunCancelRequested(one, "maria", clock.instant()));

        await().until(() -> urgent() == 0);
        assertThat(scheduler.ended(one).status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void aRunThatIsCancelledReadsNoneOfWhatHasNotGoneOut() {
        UUID run = syncAll();
        assertStaysDispatched(FIRST_OUT);

        scheduler.publish(new RunCancelRequested(run, "maria", clock.instant()));

        await().until(() -> scheduler.value("select count(*) from scheduler.job where status = 'CANCELLED'")
                == PARTNERS - FIRST_OUT);
        assertStaysDispatched(FIRST_OUT);
    }

    @Test
    void whatNobodyWorksOnKeepsNobodyWaitingForEver() {
        syncAll();
        assertStaysDispatched(FIRST_OUT);

        clock.advance(Duration.ofMinutes(14));
        assertStaysDispatched(FIRST_OUT);
        clock.advance(Duration.ofMinutes(1));

        assertStaysDispatched(FIRST_OUT + 20);
    }

    @Test
    void whileTheStoreIsAwayNothingStandsStill() {
        syncAll();
        assertStaysDispatched(FIRST_OUT);

        scheduler.publish(new StoreUnavailable(StoreFailure.TOKEN_INVALID, "revoked", null, clock.instant(), 1));
        await().until(() ->
                scheduler.value("select count(*) from scheduler.store_status where unavailable_since is not null")
                        == 1);
        clock.advance(Duration.ofMinutes(30));
        scheduler.publish(new StoreRecovered(clock.instant(), 2));
        await().until(() ->
                scheduler.value("select count(*) from scheduler.store_status where unavailable_since is null") == 1);

        assertStaysDispatched(FIRST_OUT);
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

    /** The job that is on its way now. */
    private static SyncJob latest(String partner) {
        long dispatch = scheduler.value("select max(dispatch) from scheduler.job where partner = '" + partner + "'");
        await().until(() -> scheduler.jobs(partner).stream().anyMatch(job -> job.dispatch() == dispatch));
        return scheduler.jobs(partner).stream()
                .filter(job -> job.dispatch() == dispatch)
                .findFirst()
                .orElseThrow();
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
