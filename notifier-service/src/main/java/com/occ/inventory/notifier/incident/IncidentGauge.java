package com.occ.inventory.notifier.incident;

import com.occ.inventory.message.Severity;
import com.occ.inventory.meter.SampledGauge;
import com.occ.inventory.meter.SampledGauges;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** {@code incidents_open}, by severity; 0 where there is none. */
@Component
class IncidentGauge implements SampledGauges {
    private static final SampledGauge OPEN = SampledGauge.count("incidents.open", "Incidents that are not over");

    private final DatabaseClient database;

    IncidentGauge(DatabaseClient database) {
        this.database = database;
    }

    private record Cause(String cause, long incidents) {}

    @Override
    public String what() {
        return "the open incidents";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(OPEN);
    }

    @Override
    public Flux<SampledGauge.Value> sample() {
        return database.sql(
                        """
                        select cause, count(*) as incidents from notifier.incident where resolved_at is null group by cause
                        """)
                .map(row -> new Cause(row.get("cause", String.class), row.get("incidents", Long.class)))
                .all()
                .collectMultimap(cause -> Severities.of(cause.cause()), Cause::incidents)
                .flatMapIterable(found -> Arrays.stream(Severity.values())
                        .map(severity -> OPEN.at(
                                found.getOrDefault(severity, List.of()).stream()
                                        .mapToLong(Long::longValue)
                                        .sum(),
                                "severity",
                                severity.name().toLowerCase(Locale.ROOT)))
                        .toList());
    }
}
