package com.occ.inventory.scheduler.meter;

import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.meter.SampledGauge;
import com.occ.inventory.meter.SampledGauges;
import com.occ.inventory.schedule.Staleness;
import com.occ.inventory.scheduler.catalogue.Catalogue;
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
        return List.of(ENABLED, INTERVAL, LIMIT);
    }

    @Override
    public Flux<SampledGauge.Value> sample() {
        return catalogue.settings().map(SettingsDocument::schedule).flatMapIterable(ScheduleGauges::values);
    }

    private static List<SampledGauge.Value> values(Schedule schedule) {
        return List.of(
                ENABLED.at(schedule.enabled()),
                INTERVAL.at(schedule.intervalMinutes() * 60L),
                LIMIT.at(Staleness.limit(schedule).toSeconds()));
    }
}
