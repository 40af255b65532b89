package com.occ.inventory.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.CatalogueRequested;
import com.occ.inventory.message.Concern;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.FailureThresholdReached.Failing;
import com.occ.inventory.message.IncidentChanged;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.message.Severity;
import com.occ.inventory.message.StoreFailure;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.message.SyncRules;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.testing.BothBrokers;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** The notifier on a real database and each broker. Queues are read in order, so a later marker proves that a message was taken. */
@BothBrokers
class NotifierIT {
    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    private static RunningNotifier notifier;

    @Parameter
    TestBroker broker;

    @BeforeParameterizedClassInvocation
    static void start(TestBroker broker) {
        notifier = new RunningNotifier(broker, TestDatabase.fresh());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        notifier.close();
    }

    @Test
    void anAlertDeliveredTwiceOpensOneIncidentAndTellsItOnce() {
        publish(failing("twice", 1), failing("twice", 1), failing("twice-marker", 1));

        IncidentChanged told = notifier.nextIncidentOf("twice");
        assertThat(told.sequence()).isEqualTo(1);
        assertThat(told.cause()).isEqualTo("TOKEN_INVALID");
        assertThat(told.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(told.message()).isEqualTo("Invalid API key or access token");
        assertThat(told.requestId()).isEqualTo("req-1");
        assertThat(told.openedAt()).isEqualTo(TEN);
        assertThat(told.resolvedAt()).isNull();
        notifier.nextIncidentOf("twice-marker");
        assertThat(notifier.count("incident where subject = 'partner:twice' and sequence = 1"))
                .isEqualTo(1);
    }

    @Test
    void recoveryResolvesAndAnOlderAlertAfterItChangesNothing() {
        publish(failing("back", 1), recovered("back", TEN.plusSeconds(60), 2));
        publish(failing("back", 1), recovered("back", TEN, 2), failing("back-marker", 1));

        notifier.nextIncidentOf("back-marker");
        assertThat(notifier.count("incident where subject = 'partner:back'")).isEqualTo(1);
        await().until(() -> notifier.count("incident where subject = 'partner:back' and sequence = 2"
                        + " and published_sequence = 2 and resolved_at = '2026-11-22T10:01:00Z'")
                == 1);
    }

    @Test
    void theStoreHasOneIncidentUntilItRecoversAndTheLatestFinishedRunIsKept() {
        RunChanged latest = run(TEN.plusSeconds(900));
        // One after the other, for what changes twice in a moment is told once.
        publish(unavailable(1), unavailable(1), unavailable(2));
        IncidentChanged first = notifier.nextIncidentOf(null);
        assertThat(first.resolvedAt()).isNull();

        publish(new StoreRecovered(TEN.plusSeconds(60), 3), unavailable(2));
        assertThat(notifier.next(incident ->
                        incident.incidentId().equals(first.incidentId()) && incident.sequence() > first.sequence()))
                .isEqualTo(new IncidentChanged(
                        first.incidentId(),
                        2,
                        Concern.STORE,
                        null,
                        "UNREACHABLE",
                        Severity.CRITICAL,
                        "refused",
                        null,
                        0,
                        0,
                        1,
                        TEN,
                        null,
                        TEN.plusSeconds(60)));
        publish(latest, latest, run(TEN));
        publish(unavailable(4));
        assertThat(notifier.next(incident -> incident.incidentId().equals(first.incidentId())
                                && incident.resolvedAt() == null
                                && incident.sequence() > 2)
                        .opened())
                .isEqualTo(2);
        assertThat(notifier.count("incident where subject = 'store'")).isEqualTo(1);
        assertThat(notifier.count("heartbeat where run_id = '" + latest.runId() + "'"))
                .isEqualTo(1);
    }

    @Test
    void asksForTheSettingsAndKeepsTheNewest() {
        assertThat(notifier.next("catalogue.requests", CatalogueRequested.class).service())
                .isEqualTo("notifier");

        publish(settings(2, 15), settings(2, 15), settings(1, 60), settings(3, 30));

        await().until(() -> notifier.count("settings where version = 3") == 1);
        publish(settings(2, 15));
        notifier.sendMalformed("catalogue", "SettingsDocument", "{");
        notifier.nextDeadLetter("catalogue.notifier");
        assertThat(notifier.count("settings where version = 3 and document #>> '{schedule,intervalMinutes}' = '30'"))
                .isEqualTo(1);
    }

    @Test
    void malformedAlertsGoToTheDeadLettersAndTheQueueGoesOn() {
        notifier.sendMalformed("sync.alerts", "FailureThresholdReached", "{\"partner\":");
        notifier.sendMalformed("sync.alerts", "PartnerRecovered", "{\"removed\":false,\"sequence\":1}");
        publish(failing("after-malformed", 1));

        assertThat(List.of(
                        notifier.nextDeadLetter("sync.alerts.notifier"),
                        notifier.nextDeadLetter("sync.alerts.notifier")))
                .anyMatch(cause -> cause.startsWith("not a readable FailureThresholdReached"))
                .anyMatch("an alert needs a partner"::equals);
        notifier.nextIncidentOf("after-malformed");
    }

    @Test
    void malformedProgressGoesToTheDeadLettersAndTheQueueGoesOn() {
        notifier.sendMalformed("sync.progress", "StoreRecovered", "[]");
        publish(run(TEN.minusSeconds(5)));

        assertThat(notifier.nextDeadLetter("sync.progress.notifier")).contains("not a readable StoreRecovered");
        await().until(() -> notifier.count("heartbeat") == 1);
    }

    @Test
    void theSweepPublishesWhatACrashLeftUnpublished() {
        notifier.sql(
                """
                insert into notifier.incident
                  (id, subject, cause, opened_at, failing_since, sequence, published_sequence)
                values (gen_random_uuid(), 'partner:crashed', 'STALLED', now(), now(), 4, 3)
                """);

        assertThat(notifier.nextIncidentOf("crashed").sequence()).isEqualTo(4);
        await().until(() ->
                notifier.count("incident where subject = 'partner:crashed' and published_sequence = 4") == 1);
    }

    private static void publish(Event... events) {
        notifier.publish(events);
    }

    private static FailureThresholdReached failing(String partner, long sequence) {
        Failing failing =
                new Failing("TOKEN_INVALID", "Invalid API key or access token", "req-1", TEN, 1, 0, 0, List.of());
        return new FailureThresholdReached(partner, null, List.of(failing), null, null, TEN, sequence);
    }

    private static PartnerRecovered recovered(String partner, Instant at, long sequence) {
        return new PartnerRecovered(partner, false, null, at, sequence);
    }

    private static StoreUnavailable unavailable(long sequence) {
        return new StoreUnavailable(StoreFailure.UNREACHABLE, "refused", null, TEN, sequence);
    }

    private static SettingsDocument settings(long version, int minutes) {
        return new SettingsDocument(version, new Schedule(false, minutes, TEN), SyncRules.defaults());
    }

    private static RunChanged run(Instant finishedAt) {
        return new RunChanged(
                UUID.randomUUID(),
                1,
                Trigger.SCHEDULE,
                null,
                Mode.APPLY,
                new Scope.All(),
                RunStatus.SUCCEEDED,
                false,
                1,
                1,
                0,
                1,
                Counts.ZERO,
                TEN,
                finishedAt);
    }
}
