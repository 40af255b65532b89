package com.occ.inventory.notifier.progress;

import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.notifier.NotifierProperties;
import com.occ.inventory.notifier.incident.IncidentDesk;
import com.occ.inventory.notifier.incident.Stillness;
import com.occ.inventory.notifier.settings.SettingsCopy;
import com.occ.inventory.recurring.Recurring;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens an incident when no run has finished for too long, by times that are stored: a restart neither sets it off nor back. */
@Component
class DeadMansSwitch extends Recurring {
    /** After a start the queue is first to be read: it may hold the runs that finished meanwhile. */
    private static final Duration SETTLING = Duration.ofMinutes(1);

    private final Heartbeats heartbeats;
    private final SettingsCopy settings;
    private final IncidentDesk desk;
    private final Clock clock;
    private final Instant settled;

    DeadMansSwitch(
            Heartbeats heartbeats,
            SettingsCopy settings,
            IncidentDesk desk,
            Clock clock,
            NotifierProperties properties) {
        super("watch whether runs finish", properties.sweep());
        this.heartbeats = heartbeats;
        this.settings = settings;
        this.desk = desk;
        this.clock = clock;
        this.settled = clock.instant().plus(SETTLING);
    }

    @Override
    protected Mono<Void> pass() {
        Instant now = clock.instant();
        if (now.isBefore(settled)) {
            return heartbeats.lastSign(now).then();
        }
        return settings.current()
                .flatMap(current -> heartbeats.lastSign(now).map(sign -> stillness(current, sign, now)))
                .flatMap(desk::take);
    }

    static Stillness stillness(SettingsDocument settings, Instant lastSign, Instant now) {
        SettingsDocument.Schedule schedule = settings.schedule();
        Duration limit = Duration.ofMinutes(
                Math.max(settings.alerts().thresholds().silentMinutes(), 2L * schedule.intervalMinutes()));
        Instant since = schedule.since() != null && schedule.since().isAfter(lastSign) ? schedule.since() : lastSign;
        return new Stillness(schedule.enabled(), since, limit, now);
    }
}
