package com.occ.inventory.updater.availability;

import com.occ.inventory.meter.SampledGauge;
import com.occ.inventory.meter.SampledGauges;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** {@code occ_store_available}: what was found out last, by whichever updater. */
@Component
class StoreGauge implements SampledGauges {
    private static final SampledGauge AVAILABLE =
            SampledGauge.count("occ.store.available", "1 when the OCC store can be written, else 0");

    private final DatabaseClient database;

    StoreGauge(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public String what() {
        return "whether the OCC store can be written";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(AVAILABLE);
    }

    @Override
    public Flux<SampledGauge.Value> sample() {
        return database.sql("select failure is null from updater.store_status")
                .mapValue(Boolean.class)
                .all()
                .map(available -> AVAILABLE.at(available));
    }
}
