package com.occ.inventory.notifier.delivery;

import com.occ.inventory.meter.SampledGauge;
import com.occ.inventory.meter.SampledGauges;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** {@code alert_deliveries_waiting}: messages that people have not got yet. */
@Component
class DeliveryGauge implements SampledGauges {
    private static final SampledGauge WAITING =
            SampledGauge.count("alert.deliveries.waiting", "Messages to people that are neither sent nor given up");

    private final DatabaseClient database;

    DeliveryGauge(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public String what() {
        return "the messages that wait";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(WAITING);
    }

    @Override
    public Flux<SampledGauge.Value> sample() {
        return database.sql(
                        "select count(*) from notifier.delivery where status in ('WAITING', 'SENDING') and not test")
                .mapValue(Long.class)
                .all()
                .map(waiting -> WAITING.at(waiting));
    }
}
