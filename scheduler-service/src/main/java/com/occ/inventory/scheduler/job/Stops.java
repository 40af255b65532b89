package com.occ.inventory.scheduler.job;

import com.occ.inventory.message.WorkCancelled;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.recurring.Recurring;
import com.occ.inventory.scheduler.SchedulerSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Has the updater stop what was cancelled in progress. Its answer ends the jobs. When none comes the question, or the answer, may be
 * lost: it is asked again, and tells again.
 */
@Component
public class Stops extends Recurring {
    private static final int BATCH = 500;
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMinutes(5);

    private final DatabaseClient database;
    private final ConfirmedPublisher publisher;
    private final Clock clock;

    Stops(DatabaseClient database, ConfirmedPublisher publisher, SchedulerSettings settings, Clock clock) {
        super("have what is cancelled stopped", settings.sweep());
        this.database = database;
        this.publisher = publisher;
        this.clock = clock;
    }

    private record Stop(long job, UUID run, String partner) {}

    @Override
    protected Mono<Void> pass() {
        return inBatches(this::batch, BATCH);
    }

    private Mono<Integer> batch() {
        return database.sql(
                        """
                        select job_id, run_id, partner from scheduler.job
                        where cancelling and finished_at is null and (stop_sent_at is null or stop_sent_at <= :before)
                        order by stop_sent_at nulls first, job_id
                        limit :limit
                        """)
                .bind("before", clock.instant().minus(ASK_AGAIN_AFTER))
                .bind("limit", BATCH)
                .map(row -> new Stop(
                        row.get("job_id", Long.class), row.get("run_id", UUID.class), row.get("partner", String.class)))
                .all()
                .collectList()
                .flatMap(stops -> stops.isEmpty() ? Mono.just(0) : ask(stops).thenReturn(stops.size()));
    }

    private Mono<Void> ask(List<Stop> stops) {
        Map<UUID, List<String>> partners = stops.stream()
                .collect(Collectors.groupingBy(Stop::run, Collectors.mapping(Stop::partner, Collectors.toList())));
        return publisher
                .publish(partners.entrySet().stream()
                        .map(run -> new WorkCancelled(run.getKey(), run.getValue(), clock.instant()))
                        .toList())
                .then(database.sql(
                                "update scheduler.job set stop_sent = true, stop_sent_at = :now where job_id = any(:jobs)")
                        .bind("now", clock.instant())
                        .bind("jobs", stops.stream().map(Stop::job).toArray(Long[]::new))
                        .then());
    }
}
