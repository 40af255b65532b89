package com.occ.inventory.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.CatalogueComplete;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerFetchFailed;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRules;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.schedule.Slot;
import com.occ.inventory.testing.MutableClock;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two instances on one broker and one database do the work of one. */
@TestMethodOrder(OrderAnnotation.class)
class TwoSchedulersIT {
    private static final MutableClock clock = MutableClock.at("2026-11-22T10:00:00Z");
    private static final int PARTNERS = 12;
    private static RunningScheduler one;
    private static RunningScheduler other;

    @BeforeAll
    static void start() {
        TestBroker broker = TestBroker.any();
        TestDatabase database = TestDatabase.fresh();
        one = RunningScheduler.start(broker, database, clock);
        other = RunningScheduler.start(broker, database, clock);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    @Order(1)
    void requestsWaitForTheWholeCatalogueWhichIsAskedForUntilItIsThere() {
        one.partner("partner-0", 10);
        UUID early = one.sync("partner-0");
        await().until(() -> one.asked(Inbox.CATALOGUE_REQUESTS) > 0);
        await().until(() -> one.asked(Inbox.CATALOGUE_REQUESTS) > 0);
        assertThat(one.value("select count(*) from scheduler.run")).isZero();

        one.publish(RunningScheduler.OFF, new CatalogueComplete("updater", 2, 1, 0));
        await().until(() -> one.value("select count(*) from scheduler.catalogue_copy") == 1);
        assertThat(one.value("select count(*) from scheduler.run")).isZero();
        IntStream.range(1, PARTNERS).forEach(n -> one.partner("partner-" + n, 10));

        finish(one.job("partner-0", 1));
        assertThat(one.ended(early).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    @Order(2)
    void makeOneRunASlotAndEndIt() {
        Schedule schedule = new Schedule(true, 60, clock.instant());
        one.publish(new SettingsDocument(2, schedule, SyncRules.defaults()));

        for (int hour = 0; hour < 3; hour++) {
            UUID run = Slot.at(schedule, clock.instant()).requestId();
            int nth = hour + 1;
            // All the results at once, so that both instances end jobs of the same run at the same time.
            one.publish(IntStream.range(0, PARTNERS)
                    .mapToObj(n -> one.job("partner-" + n, n == 0 ? nth + 1 : nth))
                    .map(job -> Results.allApplied(job, clock.instant())[0])
                    .toArray(Event[]::new));
            assertThat(one.ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(one.ended(run).trigger()).isEqualTo(Trigger.SCHEDULE);
            assertThat(one.ended(run).counts().applied()).isEqualTo(10 * PARTNERS);
            clock.advance(Duration.ofMinutes(60));
        }

        UUID next = Slot.at(schedule, clock.instant()).requestId();
        one.run(next, run -> true);
        assertThat(one.value("select count(*) from scheduler.run where slot is not null"))
                .isEqualTo(4);
    }

    @Test
    @Order(3)
    void tellTheSameUnderTheSameSequence() {
        one.publish(IntStream.range(0, PARTNERS)
                .mapToObj(n -> one.job("partner-" + n, n == 0 ? 5 : 4))
                .map(job -> new PartnerFetchFailed(
                        job.runId(),
                        job.dispatch(),
                        job.partner(),
                        PartnerFailure.TOKEN_INVALID,
                        "revoked",
                        null,
                        job.credentialsVersion(),
                        0,
                        clock.instant()))
                .toArray(Event[]::new));
        await().until(() -> one.seen(FailureThresholdReached.class)
                        .map(FailureThresholdReached::partner)
                        .distinct()
                        .count()
                == PARTNERS);
        for (int again = 2; again <= 4; again++) {
            int times = again;
            one.execute("update scheduler.partner_health set published_sequence = 0");
            await().until(() -> one.seen(FailureThresholdReached.class).count() >= (long) times * PARTNERS);
        }

        assertThat(one.seen(FailureThresholdReached.class).distinct())
                .hasSize(PARTNERS)
                .extracting(FailureThresholdReached::partner)
                .doesNotHaveDuplicates();
    }

    private static void finish(SyncJob job) {
        one.publish(Results.allApplied(job, clock.instant()));
    }
}
