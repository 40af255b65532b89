package com.occ.inventory.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.message.AlertSettings.Mute;
import com.occ.inventory.message.AlertSettings.Recipient;
import com.occ.inventory.message.AlertSettings.Thresholds;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.FailureThresholdReached.Failing;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.message.Severity;
import com.occ.inventory.message.SyncRules;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.testing.MutableClock;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A notifier with channels and a clock in the test's hands, and what its neighbours would say to it. */
final class Scene implements AutoCloseable {
    static final Duration GATHERED = Duration.ofSeconds(6);
    private static final Counts ONE_WRITTEN = new Counts(1, 1, 0, 0, 0, 0, 0);
    private static final Duration QUIET = Duration.ofMillis(800);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    final MutableClock clock = MutableClock.at("2026-11-22T10:00:00Z");
    final FakeChannels channels = new FakeChannels();
    private final TestBroker broker = TestBroker.any();
    private final TestDatabase database = TestDatabase.fresh();
    private final String[] settings;
    private final Map<String, Long> sequences = new HashMap<>();
    private long version;
    RunningNotifier notifier;

    Scene(String... settings) {
        this.settings = settings;
        notifier = another();
    }

    /** One more on the same services. */
    RunningNotifier another() {
        return another(clock);
    }

    RunningNotifier another(Clock itsClock) {
        return new RunningNotifier(broker, database, itsClock, channels, settings);
    }

    void restart() {
        notifier.close();
        notifier = another();
    }

    /** As at first, with one recipient of mail, reminders each day and the schedule off. */
    void reset() {
        notifier.sql("truncate notifier.incident, notifier.delivery, notifier.alert_position, notifier.ended_run");
        notifier.sql("truncate notifier.heartbeat, notifier.watch, notifier.synced_run");
        channels.reset();
        sequences.clear();
        alerts(24, true);
    }

    void alerts(int reminderHours, boolean recoveries, Mute... mutes) {
        recipients(reminderHours, recoveries, List.of(mutes), new Recipient("ops@example.com", Severity.WARNING));
    }

    void recipients(int reminderHours, boolean recoveries, List<Mute> mutes, Recipient... recipients) {
        settings(
                new Schedule(false, 60, clock.instant()),
                new AlertSettings(
                        Thresholds.defaults(), List.of(recipients), reminderHours, recoveries, mutes, null, null));
    }

    void settings(Schedule schedule, AlertSettings alerts) {
        version++;
        notifier.publish(new SettingsDocument(version, schedule, SyncRules.defaults(), alerts));
        await().atMost(PATIENCE).until(() -> notifier.count("settings where version = " + version) == 1);
    }

    /** A partner's alert has been taken when this returns. */
    FailureThresholdReached fails(String partner, UUID run, String... causes) {
        FailureThresholdReached alert = alert(partner, run, next("partner:" + partner), causes);
        notifier.publish(alert);
        taken("partner:" + partner);
        return alert;
    }

    FailureThresholdReached alert(String partner, UUID run, long sequence, String... causes) {
        List<Failing> failings = Arrays.stream(causes)
                .map(cause -> new Failing(cause, cause + " happened", null, clock.instant(), 1, 0, 0, List.of()))
                .toList();
        return new FailureThresholdReached(partner, "The " + partner, failings, null, run, clock.instant(), sequence);
    }

    PartnerRecovered recovers(String partner, UUID run) {
        PartnerRecovered alert = new PartnerRecovered(partner, false, run, clock.instant(), next("partner:" + partner));
        notifier.publish(alert);
        taken("partner:" + partner);
        return alert;
    }

    /** A run has ended, and the notifier knows. */
    void ends(UUID run, RunStatus status) {
        notifier.publish(run(run, status));
        await().atMost(PATIENCE).until(() -> notifier.count("ended_run where run_id = '" + run + "'") == 1);
    }

    void endsAndGathers(UUID run) {
        ends(run, RunStatus.PARTLY_FAILED);
        clock.advance(GATHERED);
    }

    RunChanged run(UUID run, RunStatus status) {
        return run(run, status, ONE_WRITTEN, clock.instant());
    }

    RunChanged run(UUID run, RunStatus status, Counts counts, Instant finishedAt) {
        return new RunChanged(
                run,
                1,
                Trigger.SCHEDULE,
                null,
                Mode.APPLY,
                new Scope.All(),
                status,
                false,
                1,
                1,
                0,
                1,
                counts,
                clock.instant(),
                status.terminal() ? finishedAt : null);
    }

    void publish(Event... events) {
        notifier.publish(events);
    }

    FakeChannels.Door mail() {
        return channels.at(AlertChannel.SMTP);
    }

    /** These letters were taken, and no more follow. */
    void told(FakeChannels.Door door, String... letters) {
        await().atMost(PATIENCE).until(() -> door.told().size() >= letters.length);
        await().during(QUIET).atMost(PATIENCE).until(() -> door.told().size() >= letters.length);
        assertThat(door.told()).containsExactly(letters);
    }

    long next(String subject) {
        return sequences.merge(subject, 1L, Long::sum);
    }

    void taken(String subject) {
        long sequence = sequences.getOrDefault(subject, 0L);
        await().atMost(PATIENCE)
                .until(() ->
                        notifier.count("alert_position where subject = '" + subject + "' and sequence >= " + sequence)
                                == 1);
    }

    @Override
    public void close() {
        notifier.close();
    }
}
