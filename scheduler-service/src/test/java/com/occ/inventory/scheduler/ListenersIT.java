package com.occ.inventory.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.CatalogueComplete;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.HistoryRequested;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.message.PartnerFetchStarted;
import com.occ.inventory.message.PartnerSyncChanged;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.messaging.Exchange;
import com.occ.inventory.messaging.Headers;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.testing.BothBrokers;
import com.occ.inventory.testing.MutableClock;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.springframework.amqp.core.Message;

/** Each of the three listeners: twice is once, older changes nothing, malformed is put aside. */
@BothBrokers
class ListenersIT {
    private static final Counts TEN_APPLIED = new Counts(10, 10, 0, 0, 0, 0, 0);

    private static final MutableClock clock = MutableClock.at("2026-11-22T10:00:00Z");
    private static RunningScheduler scheduler;

    @Parameter
    TestBroker broker;

    @BeforeParameterizedClassInvocation
    static void start(TestBroker broker) {
        scheduler = RunningScheduler.readyWithoutSweep(broker, TestDatabase.fresh(), clock);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        scheduler.close();
    }

    @Test
    void aRequestDeliveredTwiceMakesOneRun() {
        scheduler.partner("twice", 10);
        SyncRequested request = scheduler.request(new Scope.Partners(List.of("twice", "nobody")));

        scheduler.publish(request, request);
        SyncJob job = scheduler.job("twice", 1);
        scheduler.publish(request, result(job, 0, TEN_APPLIED));

        RunChanged run = scheduler.ended(request.requestId());
        assertThat(run.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(run.partners()).isEqualTo(2);
        assertThat(scheduler.part(request.requestId(), "nobody", part -> true).message())
                .isEqualTo("there is no partner with the key 'nobody'");
        assertThat(scheduler.jobs("twice")).hasSize(1);
        assertThat(scheduler.value("select count(*) from scheduler.job where partner = 'twice'"))
                .isOne();
    }

    @Test
    void aPageDeliveredTwiceCountsOnce() {
        scheduler.partner("two-pages", 260);
        UUID run = scheduler.sync("two-pages");
        SyncJob job = scheduler.job("two-pages", 1);
        PartnerFetchStarted started =
                new PartnerFetchStarted(job.runId(), job.dispatch(), job.partner(), clock.instant());

        scheduler.publish(started, started);
        scheduler.part(run, "two-pages", part -> part.status() == PartnerSyncStatus.RUNNING);
        scheduler.publish(result(job, 1, TEN_APPLIED), result(job, 1, TEN_APPLIED), result(job, 1, TEN_APPLIED));
        assertThat(scheduler
                        .part(run, "two-pages", part -> part.pagesDone() > 0)
                        .pagesDone())
                .isOne();
        Counts first = new Counts(250, 100, 149, 1, 0, 0, 0);
        scheduler.publish(result(job, 0, first), result(job, 0, first));

        RunChanged ended = scheduler.ended(run);
        assertThat(ended.status()).isEqualTo(RunStatus.PARTLY_FAILED);
        assertThat(ended.counts()).isEqualTo(first.plus(TEN_APPLIED));
        assertThat(ended.pages()).isEqualTo(2);
        assertThat(ended.partnersFinished()).isOne();
    }

    @Test
    void aResultOfAnOlderDispatchChangesNothing() {
        scheduler.partner("redispatched", 10);
        UUID run = scheduler.sync("redispatched");
        SyncJob old = scheduler.job("redispatched", 1);
        scheduler.publish(result(old, 0, new Counts(10, 0, 0, 0, 0, 0, 10)));
        SyncJob current = scheduler.job("redispatched", 2);
        assertThat(current.dispatch()).isGreaterThan(old.dispatch());

        scheduler.publish(result(old, 0, new Counts(10, 3, 0, 7, 0, 0, 0)), result(current, 0, TEN_APPLIED));

        assertThat(scheduler.ended(run).counts()).isEqualTo(TEN_APPLIED);
        scheduler.publish(result(current, 0, new Counts(10, 3, 0, 7, 0, 0, 0)));
        scheduler.partner("barrier", 1);
        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void anOlderDocumentChangesNothing() {
        PartnerDocument older = RunningScheduler.document("versions", 1, 3, false, false);
        PartnerDocument newer = RunningScheduler.document("versions", 2, 5, false, false);
        PartnerDocument newest = RunningScheduler.document("versions", 3, 0, false, true);

        scheduler.publish(newer, older, newer, older);
        scheduler.partner("barrier-of-versions", 1);
        assertThat(linesOf("versions")).isEqualTo(5);

        scheduler.publish(newest, newer);
        await().until(() -> linesOf("versions") == 0);
        UUID run = scheduler.sync("versions");
        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.NOTHING_TO_SYNC);
    }

    @Test
    void anOlderWordAboutTheStoreChangesNothing() {
        scheduler.publish(
                new StoreUnavailable(null, "revoked", null, clock.instant(), 7),
                new StoreRecovered(clock.instant(), 8),
                new StoreUnavailable(null, "revoked", null, clock.instant(), 7));
        await().until(() -> scheduler.value("select sequence from scheduler.store_status") == 8);
        scheduler.partner("after-recovery", 10);
        scheduler.sync("after-recovery");

        assertThat(scheduler.job("after-recovery", 1)).isNotNull();
        assertThat(scheduler.value("select count(*) from scheduler.store_status where unavailable_since is null"))
                .isOne();
    }

    @Test
    void tellsTheRunsOfASpanAgainAsTheyAre() {
        clock.advance(Duration.ofMinutes(1));
        // More than are marked in one statement.
        List<UUID> runs = IntStream.range(0, 45)
                .mapToObj(n -> scheduler.sync("ghost-" + n))
                .toList();
        List<RunChanged> told = runs.stream().map(scheduler::ended).toList();
        Instant from = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        UUID later = scheduler.sync("ghost-later");
        scheduler.ended(later);
        int earlier = (int) timesTold(later);

        HistoryRequested request = new HistoryRequested(from, clock.instant());
        scheduler.publish(request, request);

        for (RunChanged run : told) {
            await().untilAsserted(() -> assertThat(timesTold(run.runId())).isGreaterThanOrEqualTo(2));
            assertThat(scheduler.latestRun(run.runId())).contains(run);
        }
        await().untilAsserted(() -> assertThat(scheduler.value(
                        "select count(*) from scheduler.partner_sync where published_sequence < sequence"))
                .isZero());
        assertThat(scheduler.seen(PartnerSyncChanged.class).filter(part -> part.partner()
                        .equals("ghost-44")))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(timesTold(later)).isEqualTo(earlier);
    }

    private static long timesTold(UUID run) {
        return scheduler
                .seen(RunChanged.class)
                .filter(event -> event.runId().equals(run))
                .count();
    }

    @Test
    void whatNobodyCanReadGoesToTheDeadLettersAndTheQueueGoesOn() {
        scheduler.publishMalformed(Exchange.SYNC_REQUESTS, SyncRequested.class, "{\"requestId\":");
        scheduler.publishMalformed(Exchange.SYNC_REQUESTS, SyncRequested.class, "{\"catalogue\": 0}");
        scheduler.publishMalformed(Exchange.SYNC_PROGRESS, InventoryApplied.class, "not json");
        scheduler.publishMalformed(Exchange.CATALOGUE, PartnerDocument.class, "[]");
        scheduler.publishMalformed(Exchange.CATALOGUE, CatalogueComplete.class, "null");

        assertThat(List.of(cause(Inbox.SYNC_REQUESTS), cause(Inbox.SYNC_REQUESTS)))
                .anySatisfy(cause -> assertThat(cause).contains("not a readable SyncRequested"))
                .anySatisfy(cause -> assertThat(cause).contains("a request has an id"));
        assertThat(cause(Inbox.PROGRESS_OF_SCHEDULER)).contains("not a readable InventoryApplied");
        assertThat(List.of(cause(Inbox.CATALOGUE_OF_SCHEDULER), cause(Inbox.CATALOGUE_OF_SCHEDULER)))
                .anySatisfy(cause -> assertThat(cause).contains("not a readable PartnerDocument"))
                .anySatisfy(cause -> assertThat(cause).isEqualTo("the body is null"));
        scheduler.partner("after-malformed", 10);
        UUID run = scheduler.sync("after-malformed");
        scheduler.publish(result(scheduler.job("after-malformed", 1), 0, TEN_APPLIED));
        assertThat(scheduler.ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    private String cause(Inbox inbox) {
        Message message = scheduler.deadLetter(inbox);
        return message.getMessageProperties()
                .getHeader(Headers.DEAD_LETTER_CAUSE)
                .toString();
    }

    private long linesOf(String partner) {
        return scheduler.value("select lines from scheduler.partner_document where key = '" + partner + "'");
    }

    private InventoryApplied result(SyncJob job, int page, Counts counts) {
        return Results.of(job, page, counts, clock.instant());
    }
}
