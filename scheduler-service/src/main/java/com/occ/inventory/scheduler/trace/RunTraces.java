package com.occ.inventory.scheduler.trace;

import com.occ.inventory.message.Event;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.trace.TraceSettings;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps a run one trace although its jobs and its news are published later than they were caused, from the database, many runs' at a
 * time. The run's row holds the {@code traceparent} of the step that took its request; what is published of the run from here on is
 * a child of that step, also after a restart or by another scheduler.
 */
@Component
public class RunTraces {
    private final ConfirmedPublisher publisher;
    private final DatabaseClient database;
    private final TraceSettings settings;

    RunTraces(ConfirmedPublisher publisher, DatabaseClient database, TraceSettings settings) {
        this.publisher = publisher;
        this.database = database;
        this.settings = settings;
    }

    /** Publishes each as a part of the trace of its run. */
    public Mono<Void> publish(Collection<? extends Event> events) {
        UUID[] runs = settings.exporting()
                ? events.stream()
                        .map(Event::runId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toArray(UUID[]::new)
                : new UUID[0];
        return runs.length == 0
                ? publisher.publish(events)
                : traceparents(runs)
                        .flatMap(causes -> publisher.publish(
                                events, event -> event.runId() == null ? null : causes.get(event.runId())));
    }

    private Mono<Map<UUID, String>> traceparents(UUID[] runs) {
        return database.sql(
                        """
                        select run_id, traceparent from scheduler.run where run_id = any(:runs) and traceparent is not null
                        """)
                .bind("runs", runs)
                .map(row -> Map.entry(row.get("run_id", UUID.class), row.get("traceparent", String.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
