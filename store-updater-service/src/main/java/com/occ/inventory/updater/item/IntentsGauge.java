package com.occ.inventory.updater.item;

import com.occ.inventory.meter.SampledGauge;
import com.occ.inventory.meter.SampledGauges;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** {@code inventory_intents_open}: as many as are in calls, unless some were forgotten. */
@Component
class IntentsGauge implements SampledGauges {
    private static final SampledGauge OPEN = SampledGauge.count(
            "inventory.intents.open",
            "Writes that were announced and whose end is not known; 0 when nothing is written");

    private final DatabaseClient database;

    IntentsGauge(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public String what() {
        return "the open writes";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(OPEN);
    }

    @Override
    public Flux<SampledGauge.Value> sample() {
        return database.sql("select count(*) from updater.intent")
                .mapValue(Long.class)
                .all()
                .map(open -> OPEN.at(open));
    }
}
