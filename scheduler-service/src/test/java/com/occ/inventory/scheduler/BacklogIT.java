package com.occ.inventory.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.Event;
import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.RunCancelRequested;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.messaging.Exchange;
import com.occ.inventory.messaging.Inbox;
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

/** Jobs go out, 25 at a time, only while fewer than 20 wait for a fetcher and fewer than 5 pages for the updater. */
class BacklogIT {
    private static final MutableClock clock = MutableClock.at("2026-11-22T10:00:00Z");
    private static final int PARTNERS = 60;
    private static RunningScheduler scheduler;

    @BeforeAll
    static void start() {
        scheduler = RunningScheduler.ready(
                TestBroker.any(), TestDatabase.fresh(), clock, "scheduler.jobs-ahead=20", "scheduler.pages-ahead=5");
        scheduler.publish(IntStream.range(0, PARTNERS)
                .mapToObj(n -> RunningScheduler.document(partner(n), 1, 10, false, false))
                .toArray(Event[]::new));
        await().until(() -> scheduler.value("select count(*) from scheduler.partner_document") == PARTNERS);
    }

    @AfterAll
    static void stop() {
        scheduler.close();
    }

    @BeforeEach
    void begin() {
        scheduler.execute("delete from scheduler.partner_sync");
        scheduler.execute("delete from scheduler.job");
        scheduler.purge(Inbox.INVENTORY_SNAPSHOTS);
        takeAll();
    }

    @Test
    void jobsOfARunGoOutAsFetchersTakeThoseBefore() {
        syncAll();

        assertStaysDispatched(25);
        takeAll();
        assertStaysDispatched(50);
        takeAll();
        assertStaysDispatched(PARTNERS);
    }

    @Test
    void nothingIsReadWhilePagesWaitForTheUpdater() {
        pages(5);
        UUID run = scheduler.sync(partner(0));
        awaitParts(run, 1);
        assertStaysDispatched(0);

        scheduler.purge(Inbox.INVENTORY_SNAPSHOTS);
        pages(4);

        scheduler.part(run, partner(0), part -> part.status() == PartnerSyncStatus.QUEUED);
    }

    @Test
    void whoAsksForAPartnerDoesNotWaitForARunOverAll() {
        String last = partner(PARTNERS - 1);
        syncAll();
        assertStaysDispatched(25);
        UUID one = scheduler.sync(last);
        awaitParts(one, 1);

        takeAll();

        assertStaysDispatched(50);
        assertThat(scheduler.value(
                        "select count(*) from scheduler.job where dispatch is not null and partner = '" + last + "'"))
                .isEqualTo(1);
    }

    @Test
    void aRunThatIsCancelledReadsNoneOfWhatHasNotGoneOut() {
        UUID run = syncAll();
        assertStaysDispatched(25);

        scheduler.publish(new RunCancelRequested(run, "maria", clock.instant()));
        await().until(() ->
                scheduler.value("select count(*) from scheduler.job where status = 'CANCELLED'") == PARTNERS - 25);
        takeAll();

        assertStaysDispatched(25);
    }

    @Test
    void whereNobodyWorksForTheQueuePatienceJobsGoOutToBeToldAsStalled() {
        pages(5);
        syncAll();
        assertStaysDispatched(0);

        clock.advance(Duration.ofMinutes(59));
        assertStaysDispatched(0);
        clock.advance(Duration.ofMinutes(1));

        await().until(() -> dispatched() == PARTNERS);
    }

    private static String partner(int n) {
        return "p-%02d".formatted(n);
    }

    private static UUID syncAll() {
        SyncRequested request = scheduler.request(new Scope.All());
        scheduler.publish(request);
        awaitParts(request.requestId(), PARTNERS);
        return request.requestId();
    }

    /** In the database: whoever looks for events takes the jobs too. */
    private static void awaitParts(UUID run, int partners) {
        await().until(() -> scheduler.value("select count(*) from scheduler.partner_sync where run_id = '" + run + "'")
                == partners);
    }

    /** As fetchers do, but all at once, so that none of those that follow is among them. */
    private static void takeAll() {
        scheduler.purge(Inbox.SYNC_JOBS);
    }

    private static void pages(int count) {
        for (int n = 0; n < count; n++) {
            scheduler.publishMalformed(Exchange.INVENTORY_SNAPSHOTS, InventorySnapshot.class, "{}");
        }
    }

    private static long dispatched() {
        return scheduler.value("select count(*) from scheduler.job where dispatch is not null");
    }

    /** The dispatcher looks ten times a second. */
    private static void assertStaysDispatched(int jobs) {
        await().until(() -> dispatched() == jobs);
        await().during(Duration.ofMillis(700)).until(() -> dispatched() == jobs);
    }
}
