package com.occ.inventory.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.FailureThresholdReached.Failing;
import com.occ.inventory.message.FailureThresholdReached.Item;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventoryApplied.Failure;
import com.occ.inventory.message.Line;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PageRejected;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerFetchFailed;
import com.occ.inventory.message.PartnerFetchStarted;
import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.testing.MutableClock;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people are told of partners that fail, and when. Being out of reach is told after two runs. */
class AlertsIT {
    private static final MutableClock clock = MutableClock.at("2026-11-22T10:00:00Z");
    private static RunningScheduler scheduler;

    @BeforeAll
    static void start() {
        scheduler = RunningScheduler.ready(TestBroker.any(), TestDatabase.fresh(), clock);
        AlertSettings defaults = AlertSettings.defaults();
        scheduler.publish(new SettingsDocument(
                2,
                RunningScheduler.OFF.schedule(),
                RunningScheduler.OFF.rules(),
                new AlertSettings(
                        new AlertSettings.Thresholds(50, 2, 2, 120),
                        defaults.recipients(),
                        defaults.reminderHours(),
                        defaults.recoveries(),
                        defaults.mutes(),
                        null,
                        null)));
        await().until(() -> scheduler.value("select version from scheduler.settings") == 2);
    }

    @AfterAll
    static void stop() {
        scheduler.close();
    }

    @Test
    void aRevokedTokenIsToldAtTheEndOfItsRunAndItsRecoveryAtThatOfTheNextGoodOne() {
        scheduler.partner("revoked", 10);
        scheduler.partner("bystander", 10);
        good("revoked");
        Instant succeeded = clock.instant();
        clock.advance(Duration.ofHours(1));
        Instant since = clock.instant();

        UUID run = failing("revoked", PartnerFailure.TOKEN_INVALID);
        good("bystander");

        FailureThresholdReached alert = failure("revoked", 1);
        assertThat(alert)
                .isEqualTo(new FailureThresholdReached(
                        "revoked",
                        "revoked",
                        List.of(new Failing("TOKEN_INVALID", "in Shopify's words", "req-1", since, 1, 0, 0, List.of())),
                        succeeded,
                        run,
                        since,
                        alert.sequence()));

        clock.advance(Duration.ofHours(1));
        failing("revoked", PartnerFailure.TOKEN_INVALID);
        assertThat(failure("revoked", 2)).satisfies(again -> {
            assertThat(again.sequence()).isGreaterThan(alert.sequence());
            assertThat(again.failings().get(0).runs()).isEqualTo(2);
            assertThat(again.failings().get(0).since()).isEqualTo(since);
        });

        UUID well = good("revoked");
        assertThat(recovery("revoked", 3)).satisfies(recovered -> {
            assertThat(recovered.removed()).isFalse();
            assertThat(recovered.runId()).isEqualTo(well);
            assertThat(recovered.at()).isEqualTo(clock.instant());
            assertThat(recovered.sequence()).isGreaterThan(alert.sequence() + 1);
        });
        good("revoked");
        assertThat(lastSequence("revoked")).isEqualTo(recovery("revoked", 3).sequence());
        assertThat(lastSequence("bystander")).isZero();
        assertThat(scheduler.alerts("bystander")).isEmpty();
    }

    @Test
    void aStoreOutOfReachIsToldAfterAStreakThatDryRunsAndThoseOfItemsDoNotTouch() {
        scheduler.partner("away", 10);
        failing("away", PartnerFailure.UNREACHABLE);
        SyncRequested dry = scheduler.request(new Scope.Partners(List.of("away")), Mode.DRY);
        scheduler.publish(dry);
        finish(scheduler.job("away", 2));
        scheduler.ended(dry.requestId());
        SyncRequested item = scheduler.request(new Scope.Items("away", List.of(1L)));
        scheduler.publish(item);
        scheduler.publish(failed(scheduler.job("away", 3), PartnerFailure.TOKEN_INVALID));
        scheduler.ended(item.requestId());
        assertThat(lastSequence("away")).isZero();

        failing("away", PartnerFailure.SHOP_FROZEN);

        assertThat(failure("away", 1)).satisfies(alert -> {
            assertThat(alert.lastSucceededAt()).isNull();
            assertThat(alert.failings()).singleElement().satisfies(cause -> {
                assertThat(cause.cause()).isEqualTo("SHOP_FROZEN");
                assertThat(cause.runs()).isEqualTo(2);
            });
        });
        assertThat(scheduler.alerts("away")).hasSize(1);
    }

    @Test
    void itemsThatFailInTwoRunsAreToldWithTheirNames() {
        scheduler.publish(named("crumbling", 300));
        await().until(() ->
                scheduler.value("select count(*) from scheduler.partner_document where key = 'crumbling'") == 1);
        Instant since = clock.instant();
        spoiled("crumbling");
        assertThat(lastSequence("crumbling")).isZero();
        clock.advance(Duration.ofHours(1));

        UUID run = spoiled("crumbling");

        FailureThresholdReached alert = failure("crumbling", 1);
        assertThat(alert.partnerName()).isEqualTo("Crumbling & Sons");
        assertThat(alert.runId()).isEqualTo(run);
        assertThat(alert.lastSucceededAt()).isEqualTo(clock.instant());
        Failing failing = alert.failings().get(0);
        assertThat(failing.cause()).isEqualTo(FailureThresholdReached.ITEMS_FAILING);
        assertThat(failing.message()).isEqualTo("160 of 300 items failed");
        assertThat(failing.failed()).isEqualTo(160);
        assertThat(failing.attempted()).isEqualTo(300);
        assertThat(failing.runs()).isEqualTo(2);
        assertThat(failing.since()).isEqualTo(since);
        assertThat(failing.items())
                .containsExactlyElementsOf(LongStream.of(1, 2, 3, 4, 251, 252, 253, 254, 255, 256)
                        .mapToObj(id -> new Item(
                                id,
                                9_000 + id,
                                id == 3 ? null : "BEANS-" + id,
                                "REFUSED",
                                "no \uFFFD <b>" + id,
                                "req-7"))
                        .toList());

        failing("crumbling", PartnerFailure.ACCESS_DENIED);
        assertThat(failure("crumbling", 2).failings())
                .extracting(Failing::cause)
                .containsExactly("ACCESS_DENIED", "ITEMS_FAILING");
        assertThat(failure("crumbling", 2).failings().get(1)).isEqualTo(failing);
        good("crumbling");
        assertThat(recovery("crumbling", 3).removed()).isFalse();
    }

    @Test
    void whatIsSaidTwiceIsJudgedOnce() {
        scheduler.partner("twice", 10);
        UUID run = scheduler.sync("twice");
        SyncJob job = scheduler.job("twice", 1);
        PartnerFetchFailed failure = failed(job, PartnerFailure.CREDENTIALS_MISSING);

        scheduler.publish(failure, failure, failure);
        scheduler.publish(Results.allApplied(job, clock.instant()));
        scheduler.publish(failure);

        scheduler.ended(run);
        assertThat(failure("twice", 1).failings().get(0).runs()).isOne();
        good("twice");
        assertThat(recovery("twice", 2).sequence()).isEqualTo(lastSequence("twice"));
        scheduler.publish(failure);
        good("twice");
        assertThat(recovery("twice", 2).sequence()).isEqualTo(lastSequence("twice"));
    }

    @Test
    void aJobThatTwoRunsShareIsJudgedOnce() {
        scheduler.partner("shared", 10);
        UUID before = scheduler.sync("shared");
        SyncJob inProgress = scheduler.job("shared", 1);
        UUID one = scheduler.sync("shared");
        UUID other = scheduler.sync("shared");
        scheduler.part(one, "shared", part -> part.status() == PartnerSyncStatus.WAITING);
        scheduler.part(other, "shared", part -> part.status() == PartnerSyncStatus.WAITING);
        finish(inProgress);
        scheduler.ended(before);

        scheduler.publish(failed(scheduler.job("shared", 2), PartnerFailure.UNREACHABLE));
        scheduler.ended(one);
        scheduler.ended(other);

        assertThat(lastSequence("shared")).as("one run out of reach").isZero();
    }

    @Test
    void jobsThatNobodyFinishesAreToldOfOnceEach() {
        List<String> partners = List.of("stalled", "stalled-too", "stalled-dry");
        partners.forEach(partner -> scheduler.partner(partner, 10));
        UUID run = scheduler.sync("stalled-too", "stalled");
        SyncRequested dry = scheduler.request(new Scope.Partners(List.of("stalled-dry")), Mode.DRY);
        scheduler.publish(dry);
        for (int dispatch = 1; dispatch <= 3; dispatch++) {
            for (String partner : partners) {
                SyncJob job = scheduler.job(partner, dispatch);
                scheduler.publish(new PartnerFetchStarted(job.runId(), job.dispatch(), partner, clock.instant()));
                scheduler.part(job.runId(), partner, part -> part.status() == PartnerSyncStatus.RUNNING);
            }
            clock.advance(Duration.ofMinutes(5));
        }
        scheduler.ended(run);
        scheduler.ended(dry.requestId());

        for (String partner : List.of("stalled", "stalled-too")) {
            assertThat(failure(partner, 1).failings()).singleElement().satisfies(failing -> {
                assertThat(failing.cause()).isEqualTo("STALLED");
                assertThat(failing.message()).contains("3 attempts");
            });
            assertThat(failure(partner, 1).sequence()).isEqualTo(lastSequence(partner));
        }
        assertThat(lastSequence("stalled-dry")).isZero();
    }

    @Test
    void anAlertThatTheBrokerDidNotTakeIsPublishedWhenItDoes() {
        scheduler.partner("unheard", 10);
        scheduler.muteAlerts();
        UUID first;
        try {
            first = failing("unheard", PartnerFailure.TOKEN_INVALID);
            await().during(Duration.ofSeconds(1))
                    .until(() -> scheduler.value("select count(*) from scheduler.partner_health"
                                    + " where partner = 'unheard' and published_sequence < sequence")
                            == 1);
        } finally {
            scheduler.unmuteAlerts();
        }

        FailureThresholdReached alert = failure("unheard", 1);
        assertThat(alert.runId()).isEqualTo(first);
        await().until(() ->
                scheduler.value("select published_sequence from scheduler.partner_health where partner = 'unheard'")
                        == alert.sequence());
    }

    @Test
    void aPartnerThatIsDeletedIsNoLongerFailingAndStartsWellWhenItComesBack() {
        scheduler.partner("leaving", 10);
        scheduler.partner("leaving-quietly", 10);
        failing("leaving-quietly", PartnerFailure.UNREACHABLE);
        failing("leaving", PartnerFailure.TOKEN_INVALID);
        FailureThresholdReached alert = failure("leaving", 1);
        UUID last = scheduler.sync("leaving");
        SyncJob job = scheduler.job("leaving", 2);

        scheduler.publish(
                RunningScheduler.document("leaving", 2, 10, false, true),
                RunningScheduler.document("leaving-quietly", 2, 10, false, true));

        PartnerRecovered removed = recovery("leaving", 2);
        assertThat(removed.removed()).isTrue();
        assertThat(removed.runId()).isNull();
        assertThat(removed.sequence()).isGreaterThan(alert.sequence());
        await().until(() ->
                scheduler.value("select count(*) from scheduler.partner_health where partner like 'leaving%'") == 0);
        scheduler.publish(
                new PageRejected(job.runId(), job.dispatch(), job.partner(), null, "unreadable", clock.instant()));
        scheduler.ended(last);
        assertThat(lastSequence("leaving")).as("nobody is there to fail").isZero();

        scheduler.publish(
                RunningScheduler.document("leaving", 3, 10, false, false),
                RunningScheduler.document("leaving-quietly", 3, 10, false, false));
        await().until(() -> scheduler.value("select count(*) from scheduler.partner_document"
                        + " where key like 'leaving%' and version = 3 and not deleted")
                == 2);
        failing("leaving-quietly", PartnerFailure.UNREACHABLE);
        assertThat(lastSequence("leaving-quietly")).as("its streak began anew").isZero();
        good("leaving");
        assertThat(lastSequence("leaving")).isZero();
        failing("leaving", PartnerFailure.ACCESS_DENIED);
        assertThat(failure("leaving", 3).sequence()).isGreaterThan(removed.sequence());
        assertThat(scheduler.alerts("leaving-quietly")).isEmpty();
    }

    @Test
    void aRunOfRefusedItemsIsNoRecoveryFromARevokedTokenAndNoSuccess() {
        scheduler.partner("refused", 10);
        failing("refused", PartnerFailure.TOKEN_INVALID);
        failure("refused", 1);
        run("refused", job -> scheduler.publish(spoiled(job, 0, new Counts(10, 0, 0, 10, 0, 0, 0), 10)));

        assertThat(failure("refused", 2)).satisfies(alert -> {
            assertThat(alert.lastSucceededAt()).isNull();
            assertThat(alert.failings()).singleElement().satisfies(failing -> {
                assertThat(failing.cause()).isEqualTo(FailureThresholdReached.ITEMS_FAILING);
                assertThat(failing.runs()).isOne();
                assertThat(failing.items()).hasSize(10);
            });
        });
        good("refused");
        Instant succeeded = clock.instant();
        assertThat(recovery("refused", 3).removed()).isFalse();
        clock.advance(Duration.ofHours(1));
        failing("refused", PartnerFailure.TOKEN_INVALID);
        assertThat(failure("refused", 4).lastSucceededAt()).isEqualTo(succeeded);
    }

    @Test
    void itemsThatAreTooOldToBeWrittenAgainAndAgainAreToldUnlessSomeAreWritten() {
        scheduler.partner("too-late", 10);
        scheduler.partner("half-late", 10);
        UUID run = scheduler.sync("too-late", "half-late");
        for (int dispatch = 1; dispatch <= 3; dispatch++) {
            scheduler.publish(
                    Results.of(
                            scheduler.job("too-late", dispatch), 0, new Counts(10, 0, 0, 0, 0, 0, 10), clock.instant()),
                    Results.of(
                            scheduler.job("half-late", dispatch),
                            0,
                            new Counts(10, 5, 0, 0, 0, 0, 5),
                            clock.instant()));
        }
        scheduler.ended(run);

        assertThat(failure("too-late", 1)).satisfies(alert -> {
            assertThat(alert.lastSucceededAt()).isNull();
            assertThat(alert.failings()).singleElement().satisfies(failing -> {
                assertThat(failing.cause()).isEqualTo("STALLED");
                assertThat(failing.message())
                        .isEqualTo("its items were read too long ago to be written, again and again");
            });
        });
        assertThat(scheduler
                        .part(run, "half-late", part -> part.status().terminal())
                        .status())
                .isEqualTo(PartnerSyncStatus.PARTLY_FAILED);
        assertThat(lastSequence("half-late")).isZero();
        failing("half-late", PartnerFailure.TOKEN_INVALID);
        assertThat(failure("half-late", 1).lastSucceededAt())
                .as("some were written")
                .isEqualTo(clock.instant());
    }

    @Test
    void itemsThatFailForAMistakeOfOursAreNotThePartners() {
        scheduler.partner("mistaken", 10);
        scheduler.partner("half-mistaken", 10);

        run("mistaken", job -> scheduler.publish(coded(job, "INTERNAL", "INTERNAL", "INTERNAL")));
        run("half-mistaken", job -> scheduler.publish(coded(job, "INTERNAL", "REFUSED", "INTERNAL")));

        assertThat(failure("mistaken", 1).failings()).singleElement().satisfies(failing -> {
            assertThat(failing.cause()).isEqualTo("INTERNAL");
            assertThat(failing.message()).isEqualTo("3 of 3 items failed for a mistake of this system: no such field");
        });
        assertThat(lastSequence("half-mistaken")).as("one run of failing items").isZero();
    }

    private static InventoryApplied coded(SyncJob job, String... codes) {
        List<Failure> failures = Stream.of(codes)
                .map(code -> new Failure(1, 2, code, "no such field", "req-8"))
                .toList();
        Counts counts = new Counts(10, 0, 0, codes.length, 10 - codes.length, 0, 0);
        return new InventoryApplied(
                job.runId(),
                job.dispatch(),
                job.partner(),
                0,
                job.mode(),
                counts,
                null,
                List.of(),
                failures,
                clock.instant());
    }

    @Test
    void aPartnerThatIsPausedOrHasNothingLeftToSyncIsNoLongerFailingAndIsToldOfAnewWhenItStillFails() {
        Map<String, PartnerDocument> leaving = Map.of(
                "resting", RunningScheduler.document("resting", 2, 10, true, false),
                "emptied", RunningScheduler.document("emptied", 2, 0, false, false));
        leaving.forEach((partner, document) -> {
            scheduler.partner(partner, 10);
            failing(partner, PartnerFailure.TOKEN_INVALID);
            FailureThresholdReached alert = failure(partner, 1);
            UUID last = scheduler.sync(partner);
            SyncJob job = scheduler.job(partner, 2);

            scheduler.publish(document);

            PartnerRecovered removed = recovery(partner, 2);
            assertThat(removed.removed()).isTrue();
            assertThat(removed.runId()).isNull();
            assertThat(removed.sequence()).isGreaterThan(alert.sequence());
            await().until(() ->
                    scheduler.value("select count(*) from scheduler.partner_health where partner = '" + partner + "'")
                            == 0);
            scheduler.publish(failed(job, PartnerFailure.TOKEN_INVALID));
            scheduler.ended(last);
            assertThat(lastSequence(partner)).as("it is not to run").isZero();

            scheduler.publish(RunningScheduler.document(partner, 3, 10, false, false));
            await().until(() ->
                    scheduler.value("select version from scheduler.partner_document where key = '" + partner + "'")
                            == 3);
            failing(partner, PartnerFailure.TOKEN_INVALID);
            FailureThresholdReached anew = failure(partner, 3);
            assertThat(anew.sequence()).isGreaterThan(removed.sequence());
            assertThat(anew.failings().get(0).runs()).isOne();
            assertThat(scheduler.alerts(partner))
                    .as("nothing was told of the job that ended meanwhile")
                    .hasSize(3);
        });
    }

    @Test
    void theStreakOfAPartnerThatIsPausedBeginsAnewInSilence() {
        scheduler.partner("dozing", 10);
        failing("dozing", PartnerFailure.UNREACHABLE);

        scheduler.publish(RunningScheduler.document("dozing", 2, 10, true, false));
        await().until(() ->
                scheduler.value("select count(*) from scheduler.partner_health where partner = 'dozing'") == 0);
        scheduler.publish(RunningScheduler.document("dozing", 3, 10, false, false));
        await().until(() ->
                scheduler.value("select version from scheduler.partner_document where key = 'dozing'") == 3);
        failing("dozing", PartnerFailure.UNREACHABLE);

        assertThat(lastSequence("dozing")).isZero();
        assertThat(scheduler.alerts("dozing")).isEmpty();
    }

    private static FailureThresholdReached failure(String partner, int n) {
        return (FailureThresholdReached) alert(partner, n);
    }

    private static PartnerRecovered recovery(String partner, int n) {
        return (PartnerRecovered) alert(partner, n);
    }

    /** The n-th alert about this partner, from 1, when it has come. */
    private static Event alert(String partner, int n) {
        await().until(() -> scheduler.alerts(partner).size() >= n);
        return scheduler.alerts(partner).get(n - 1);
    }

    /** Of what is or will be published. It is written together with the end of the run. */
    private static long lastSequence(String partner) {
        return scheduler.value("select sequence from scheduler.partner_health where partner = '" + partner + "'");
    }

    private static UUID good(String partner) {
        return run(partner, AlertsIT::finish);
    }

    private static UUID failing(String partner, PartnerFailure kind) {
        return run(partner, job -> scheduler.publish(failed(job, kind)));
    }

    /** 150 of the first page's items fail, of which 4 are named, and 10 of the second's. */
    private static UUID spoiled(String partner) {
        return run(
                partner,
                job -> scheduler.publish(
                        spoiled(job, 1, new Counts(50, 40, 0, 10, 0, 0, 0), 10),
                        spoiled(job, 0, new Counts(250, 50, 50, 150, 0, 0, 0), 4)));
    }

    private static InventoryApplied spoiled(SyncJob job, int page, Counts counts, int named) {
        List<Failure> failures = job.lines().stream()
                .skip((long) page * SyncJob.PAGE_SIZE)
                .limit(named)
                .map(line -> new Failure(
                        line.variantId(), line.storeItemId(), "REFUSED", "no \0 <b>" + line.variantId(), "req-7"))
                .toList();
        return new InventoryApplied(
                job.runId(),
                job.dispatch(),
                job.partner(),
                page,
                job.mode(),
                counts,
                null,
                List.of(),
                failures,
                clock.instant());
    }

    /** Yields the run when it has ended. */
    private static UUID run(String partner, Consumer<SyncJob> work) {
        int before = scheduler.jobs(partner).size();
        UUID run = scheduler.sync(partner);
        work.accept(scheduler.job(partner, before + 1));
        scheduler.ended(run);
        return run;
    }

    private static void finish(SyncJob job) {
        scheduler.publish(Results.allApplied(job, clock.instant()));
    }

    private static PartnerFetchFailed failed(SyncJob job, PartnerFailure kind) {
        return new PartnerFetchFailed(
                job.runId(),
                job.dispatch(),
                job.partner(),
                kind,
                "in Shopify's words",
                "req-1",
                job.credentialsVersion(),
                0,
                clock.instant());
    }

    private static PartnerDocument named(String key, int lines) {
        return new PartnerDocument(
                key,
                1,
                false,
                "Crumbling & Sons",
                key + ".myshopify.com",
                List.of(),
                false,
                1,
                LongStream.rangeClosed(1, lines)
                        .mapToObj(id -> new Line(id, 9_000 + id, id == 3 ? null : "BEANS-" + id))
                        .toList());
    }
}
