package com.occ.inventory.admin.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.Concern;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.IncidentChanged;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventoryApplied.Change;
import com.occ.inventory.message.InventoryApplied.Failure;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PageRejected;
import com.occ.inventory.message.PartnerFetchStarted;
import com.occ.inventory.message.PartnerSyncChanged;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.Severity;
import com.occ.inventory.message.StoreFailure;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.testing.BothBrokers;
import com.occ.inventory.testing.TestBroker;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

@BothBrokers
class ProgressIT {
    private static final AtomicLong DISPATCHES = new AtomicLong(100);

    private static AdminService admin;

    @Parameter
    private TestBroker broker;

    private static Instant now;

    @BeforeParameterizedClassInvocation
    static void start(TestBroker broker) {
        admin = AdminService.on(broker);
        now = admin.clock().instant();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        admin.close();
    }

    @Test
    void tellsARunFromItsStartToItsEnd() {
        UUID run = UUID.randomUUID();
        long dispatch = DISPATCHES.incrementAndGet();
        Counts counts = new Counts(3, 1, 1, 1, 0, 0, 0);
        admin.publishTwice(run(run, 1, RunStatus.RUNNING, 0, Counts.ZERO));
        admin.publish(new PartnerFetchStarted(run, dispatch, "north", now));
        admin.publishTwice(partner(run, 1, PartnerSyncStatus.RUNNING, dispatch, Counts.ZERO));
        admin.publish(partner(run, 2, PartnerSyncStatus.PARTLY_FAILED, dispatch, counts));
        admin.publish(run(run, 2, RunStatus.PARTLY_FAILED, 1, counts));

        // The scheduler is done, but the page is not in the history yet.
        await().untilAsserted(() -> show(run).jsonPath("$.progress.pages").isEqualTo(1));
        show(run)
                .jsonPath("$.status")
                .isEqualTo("RUNNING")
                .jsonPath("$.finishedAt")
                .isEmpty();

        admin.publishTwice(applied(run, dispatch, counts));
        awaitStatus(run, "PARTLY_FAILED");
        show(run)
                .jsonPath("$.counts.received")
                .isEqualTo(3)
                .jsonPath("$.finishedAt")
                .isNotEmpty()
                .jsonPath("$.partners.length()")
                .isEqualTo(1)
                .jsonPath("$.partners[0].partner")
                .isEqualTo("north")
                .jsonPath("$.partners[0].status")
                .isEqualTo("PARTLY_FAILED")
                .jsonPath("$.progress.pagesSeen")
                .isEqualTo(1);
        items(run, "").jsonPath("$.items.length()").isEqualTo(2);
        items(run, "?outcome=changed")
                .jsonPath("$.items[0].before")
                .isEqualTo(5)
                .jsonPath("$.items[0].after")
                .isEqualTo(4);
        items(run, "?outcome=FAILED")
                .jsonPath("$.items[0].code")
                .isEqualTo("VARIANT_DELETED")
                .jsonPath("$.items[0].requestId")
                .isEmpty();
        get("/api/v1/sync-logs?partner=north&limit=500")
                .jsonPath("$.items[?(@.runId == '" + run + "')].status")
                .isEqualTo("PARTLY_FAILED");
        get("/api/v1/sync-runs?status=PARTLY_FAILED&partner=north&trigger=SCHEDULE&limit=500")
                .jsonPath("$.items[?(@.id == '" + run + "')].mode")
                .isEqualTo("APPLY");
    }

    @Test
    void anOlderMessageAfterANewerOneChangesNothing() {
        UUID run = UUID.randomUUID();
        long dispatch = DISPATCHES.incrementAndGet();
        admin.publish(run(run, 2, RunStatus.SUCCEEDED, 0, Counts.ZERO));
        admin.publish(partner(run, 2, PartnerSyncStatus.SUCCEEDED, dispatch, Counts.ZERO));
        admin.publish(run(run, 1, RunStatus.RUNNING, 0, Counts.ZERO));
        admin.publish(partner(run, 1, PartnerSyncStatus.RUNNING, dispatch, Counts.ZERO));
        UUID marker = UUID.randomUUID();
        admin.publish(run(marker, 1, RunStatus.RUNNING, 0, Counts.ZERO));
        awaitStatus(marker, "RUNNING");

        show(run)
                .jsonPath("$.status")
                .isEqualTo("SUCCEEDED")
                .jsonPath("$.partners[0].status")
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void anItemThatChangedAndFailedIsShownAsFailedWithItsLevels() {
        UUID run = UUID.randomUUID();
        long dispatch = DISPATCHES.incrementAndGet();
        admin.publish(run(run, 1, RunStatus.RUNNING, 1, Counts.ZERO));
        admin.publish(partner(run, 1, PartnerSyncStatus.RUNNING, dispatch, Counts.ZERO));
        admin.publishTwice(applied(
                run,
                dispatch,
                0,
                new Counts(1, 0, 0, 1, 0, 0, 0),
                List.of(new Change(2, 12, 7, 0)),
                List.of(new Failure(2, 12, "VARIANT_DELETED", "the variant is gone", "r-2"))));

        await().untilAsserted(() -> items(run, "").jsonPath("$.items.length()").isEqualTo(1));
        items(run, "?outcome=CHANGED").jsonPath("$.items").isEmpty();
        items(run, "?outcome=FAILED")
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].code")
                .isEqualTo("VARIANT_DELETED")
                .jsonPath("$.items[0].message")
                .isEqualTo("the variant is gone")
                .jsonPath("$.items[0].requestId")
                .isEqualTo("r-2")
                .jsonPath("$.items[0].before")
                .isEqualTo(7)
                .jsonPath("$.items[0].after")
                .isEqualTo(0);
        assertThat(openFailures(dispatch)).isEqualTo(1);
    }

    @Test
    void saysWhetherSomebodyElseChangedTheItemSinceWeLeftIt() {
        UUID run = UUID.randomUUID();
        long dispatch = DISPATCHES.incrementAndGet();
        admin.publish(run(run, 1, RunStatus.RUNNING, 1, Counts.ZERO));
        admin.publish(partner(run, 1, PartnerSyncStatus.RUNNING, dispatch, Counts.ZERO));
        admin.publishTwice(applied(
                run,
                dispatch,
                0,
                new Counts(3, 3, 0, 0, 0, 0, 0),
                List.of(
                        new Change(1, 11, 5, 4, 9, 1),
                        new Change(2, 12, 5, 4, 6, 1),
                        // As a sender would have it that does not know of this.
                        new Change(3, 13, 5, 4)),
                List.of()));

        await().untilAsserted(() -> items(run, "").jsonPath("$.items.length()").isEqualTo(3));
        items(run, "")
                .jsonPath("$.items[*].expected")
                .isEqualTo(java.util.Arrays.asList(9, 6, null))
                .jsonPath("$.items[*].changedByOthers")
                .isEqualTo(java.util.Arrays.asList(true, false, null));
    }

    @Test
    void aRejectedPageIsEmptyUntilItsResultComes() {
        UUID run = UUID.randomUUID();
        long dispatch = DISPATCHES.incrementAndGet();
        admin.publish(partner(run, 1, PartnerSyncStatus.PARTLY_FAILED, dispatch, Counts.ZERO));
        admin.publishTwice(new PageRejected(run, dispatch, "north", 0, "not readable", now));
        // The scheduler does not count the page: nothing is awaited.
        admin.publish(run(run, 1, RunStatus.PARTLY_FAILED, 0, Counts.ZERO));
        awaitStatus(run, "PARTLY_FAILED");
        items(run, "").jsonPath("$.items").isEmpty();

        admin.publish(applied(run, dispatch, new Counts(3, 1, 1, 1, 0, 0, 0)));
        await().untilAsserted(() -> items(run, "").jsonPath("$.items.length()").isEqualTo(2));
    }

    @Test
    void aRejectedPageDoesNotStandInForOneThatIsAwaited() {
        UUID run = UUID.randomUUID();
        long dispatch = DISPATCHES.incrementAndGet();
        Counts counts = new Counts(1, 1, 0, 0, 0, 0, 0);
        admin.publish(partner(run, 1, PartnerSyncStatus.PARTLY_FAILED, dispatch, counts));
        admin.publish(run(run, 1, RunStatus.PARTLY_FAILED, 2, counts));
        admin.publish(new PageRejected(run, dispatch, "north", 0, "not readable", now));
        admin.publish(applied(run, dispatch, 1, counts, List.of(new Change(1, 11, 5, 4)), List.of()));

        await().untilAsserted(() -> assertThat(pagesKept(dispatch)).isEqualTo(2));
        show(run)
                .jsonPath("$.status")
                .isEqualTo("RUNNING")
                .jsonPath("$.progress.pagesSeen")
                .isEqualTo(1);

        admin.publish(applied(run, dispatch, 2, counts, List.of(new Change(2, 12, 5, 4)), List.of()));
        awaitStatus(run, "PARTLY_FAILED");
        show(run).jsonPath("$.progress.pagesSeen").isEqualTo(2);
    }

    @Test
    void aFailureIsOpenUntilALaterRunTriedTheItemAgain() {
        UUID first = UUID.randomUUID();
        long failing = DISPATCHES.incrementAndGet();
        long dry = DISPATCHES.incrementAndGet();
        admin.publish(run(first, 1, RunStatus.RUNNING, 1, Counts.ZERO));
        admin.publishTwice(applied(first, failing, new Counts(3, 1, 1, 1, 0, 0, 0)));
        admin.publish(new InventoryApplied(
                UUID.randomUUID(),
                dry,
                "north",
                0,
                Mode.DRY,
                new Counts(1, 1, 0, 0, 0, 0, 0),
                null,
                List.of(new Change(2, 12, 1, 2)),
                List.of(),
                now));
        await().untilAsserted(() -> assertThat(openFailures(failing)).isEqualTo(1));

        UUID second = UUID.randomUUID();
        long healing = DISPATCHES.incrementAndGet();
        admin.publish(run(second, 1, RunStatus.RUNNING, 1, Counts.ZERO));
        admin.publish(partner(second, 1, PartnerSyncStatus.SUCCEEDED, healing, new Counts(3, 0, 3, 0, 0, 0, 0)));
        await().untilAsserted(() -> assertThat(openFailures(failing)).isZero());
    }

    @Test
    void keepsTheNewestStateOfIncidentsAndStore() {
        UUID incident = UUID.randomUUID();
        admin.publish(new IncidentChanged(
                incident,
                2,
                Concern.PARTNER,
                "north",
                "TOKEN_INVALID",
                Severity.CRITICAL,
                "revoked",
                null,
                0,
                0,
                1,
                now,
                null,
                now));
        admin.publishTwice(new IncidentChanged(
                incident,
                1,
                Concern.PARTNER,
                "north",
                "TOKEN_INVALID",
                Severity.CRITICAL,
                "revoked",
                null,
                0,
                0,
                1,
                now,
                null,
                null));
        long sequence = DISPATCHES.incrementAndGet() * 10;
        admin.publish(new StoreRecovered(now, sequence + 1));
        admin.publishTwice(new StoreUnavailable(StoreFailure.UNREACHABLE, "no answer", "r-1", now, sequence));
        UUID marker = UUID.randomUUID();
        admin.publish(run(marker, 1, RunStatus.RUNNING, 0, Counts.ZERO));
        awaitStatus(marker, "RUNNING");

        assertThat(truth("select resolved_at is not null from admin.incident where id = '" + incident + "'"))
                .isTrue();
        assertThat(truth("select available from admin.store_status")).isTrue();
        admin.publish(new StoreUnavailable(StoreFailure.UNREACHABLE, "no answer", "r-1", now, sequence + 2));
        await().untilAsserted(() ->
                assertThat(truth("select available from admin.store_status")).isFalse());
    }

    @Test
    void malformedNewsGoToTheDeadLettersAndTheQueueGoesOn() {
        String id = UUID.randomUUID().toString();
        admin.sendRaw(Inbox.PROGRESS_OF_ADMIN, id, "RunChanged", "{\"runId\":17}");
        UUID run = UUID.randomUUID();
        admin.publish(run(run, 1, RunStatus.RUNNING, 0, Counts.ZERO));

        awaitStatus(run, "RUNNING");
        await().untilAsserted(() -> get("/api/v1/dead-letters?queue=sync.progress.admin")
                .jsonPath("$.items[?(@.messageId == '" + id + "')].cause")
                .value(Object.class, cause -> assertThat(cause.toString()).contains("not a readable RunChanged")));
    }

    private long openFailures(long dispatch) {
        return admin.database()
                .sql("select count(*) from admin.failed_item where partner = 'north' and dispatch = :dispatch")
                .bind("dispatch", dispatch)
                .mapValue(Long.class)
                .one()
                .block();
    }

    /** Rejected ones too. */
    private long pagesKept(long dispatch) {
        return admin.database()
                .sql("select count(*) from admin.result_page where dispatch = :dispatch")
                .bind("dispatch", dispatch)
                .mapValue(Long.class)
                .one()
                .block();
    }

    private boolean truth(String sql) {
        return admin.database().sql(sql).mapValue(Boolean.class).one().block();
    }

    private void awaitStatus(UUID run, String status) {
        await().untilAsserted(() -> show(run).jsonPath("$.status").isEqualTo(status));
    }

    private BodyContentSpec show(UUID run) {
        return get("/api/v1/sync-runs/" + run);
    }

    private BodyContentSpec items(UUID run, String query) {
        return get("/api/v1/sync-runs/" + run + "/items" + query);
    }

    private BodyContentSpec get(String uri) {
        return admin.web().get().uri(uri).exchange().expectStatus().isOk().expectBody();
    }

    private RunChanged run(UUID id, long sequence, RunStatus status, int pages, Counts counts) {
        return new RunChanged(
                id,
                sequence,
                Trigger.SCHEDULE,
                null,
                Mode.APPLY,
                new Scope.All(),
                status,
                false,
                1,
                status.terminal() ? 1 : 0,
                0,
                pages,
                counts,
                now,
                status.terminal() ? now : null);
    }

    private PartnerSyncChanged partner(
            UUID run, long sequence, PartnerSyncStatus status, long dispatch, Counts counts) {
        return new PartnerSyncChanged(
                run,
                "north",
                sequence,
                status,
                dispatch,
                null,
                null,
                null,
                3,
                1,
                status.terminal() ? 1 : 0,
                counts,
                now,
                now,
                status.terminal() ? now : null);
    }

    private InventoryApplied applied(UUID run, long dispatch, Counts counts) {
        return applied(
                run,
                dispatch,
                0,
                counts,
                List.of(new Change(1, 11, 5, 4)),
                List.of(new Failure(2, 12, "VARIANT_DELETED", "the variant is gone", null)));
    }

    private InventoryApplied applied(
            UUID run, long dispatch, int page, Counts counts, List<Change> changes, List<Failure> failures) {
        return new InventoryApplied(run, dispatch, "north", page, Mode.APPLY, counts, null, changes, failures, now);
    }
}
