package com.occ.inventory.scheduler.meter;

import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.meter.SampledGauge;
import com.occ.inventory.meter.SampledGauges;
import com.occ.inventory.schedule.Staleness;
import com.occ.inventory.scheduler.catalogue.Catalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The schedule, for rules that must know how often something should happen. */
@Component
class ScheduleGauges implements SampledGauges {
    private static final SampledGauge ENABLED =
            SampledGauge.count("schedule.enabled", "1 when the schedule is on, else 0");
    private static final SampledGauge INTERVAL =
            SampledGauge.seconds("schedule.interval", "From one slot of the schedule to the next");
    private static final SampledGauge SINCE = SampledGauge.seconds(
            "schedule.since.timestamp", "When the schedule was last switched or its interval changed");
    private static final SampledGauge LIMIT = SampledGauge.seconds(
            "schedule.freshness.limit", "How old a partner's numbers may be before they are called stale");

    private final Catalogue catalogue;

    ScheduleGauges(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String what() {
        return "the schedule";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(ENABLED, INTERVAL, SINCE, LIMIT);
    }

    @Override
    public Flux<SampledGauge.Value> sample() {
        return catalogue.settings().map(SettingsDocument::schedule).flatMapIterable(ScheduleGauges::values);
    }

    private static List<SampledGauge.Value> values(Schedule schedule) {
        List<SampledGauge.Value> values = new ArrayList<>();
        values.add(ENABLED.at(schedule.enabled()));
        values.add(INTERVAL.at(schedule.intervalMinutes() * 60L));
        values.add(LIMIT.at(Staleness.limit(schedule).toSeconds()));
        Instant since = schedule.since();
        if (since != null) {
            values.add(SINCE.at(since.getEpochSecond()));
        }
        return values;
    }
}
