package com.occ.inventory.scheduler.meter;

import com.occ.inventory.meter.SampledGauge;
import com.occ.inventory.meter.SampledGauges;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Whether runs come, and whether they end. The last one to have finished is one that shows that stock still moves, as the notifier's
 * dead man's switch has it: not a dry one, not one of single items, not one that was cancelled.
 */
@Component
class RunGauges implements SampledGauges {
    private static final SampledGauge OPEN = SampledGauge.count("sync.runs.open", "Runs that have not ended");
    private static final SampledGauge OLDEST = SampledGauge.seconds(
            "sync.run.oldest.open", "Since the oldest open run was asked for; 0 when none is open");
    private static final SampledGauge WAITING =
            SampledGauge.count("sync.jobs.waiting", "Partners' jobs that have not gone out to a fetcher");
    private static final SampledGauge FINISHED = SampledGauge.seconds(
            "sync.last.run.finished.timestamp",
            "When a run ended last that wrote whole partners and was not cancelled; missing before the first");

    private final DatabaseClient database;
    private final Clock clock;

    RunGauges(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "the runs";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(OPEN, OLDEST, WAITING, FINISHED);
    }

    @Override
    public Flux<SampledGauge.Value> sample() {
        return database.sql(
                        """
                        select count(*) as open, min(requested_at) as oldest,
                          (select count(*) from scheduler.job
                           where dispatch is null and status in ('WAITING', 'QUEUED')) as waiting,
                          (select max(finished_at) from scheduler.run
                           where mode = 'APPLY' and status <> 'CANCELLED' and scope ->> 'kind' <> 'items') as finished
                        from scheduler.run where status in ('RUNNING', 'CANCELLING')
                        """)
                .map((Readable row) -> values(row))
                .all()
                .flatMapIterable(values -> values);
    }

    private List<SampledGauge.Value> values(Readable row) {
        List<SampledGauge.Value> values = new ArrayList<>();
        Instant oldest = row.get("oldest", Instant.class);
        Instant finished = row.get("finished", Instant.class);
        values.add(OPEN.at(row.get("open", Long.class)));
        values.add(OLDEST.at(
                oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds()));
        values.add(WAITING.at(row.get("waiting", Long.class)));
        if (finished != null) {
            values.add(FINISHED.at(finished.getEpochSecond()));
        }
        return values;
    }
}
