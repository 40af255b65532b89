package com.occ.inventory.scheduler.request;

import com.occ.inventory.message.RunCancelRequested;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.scheduler.lifecycle.LifeCycle;
import com.occ.inventory.scheduler.lifecycle.RunOutcome;
import com.occ.inventory.scheduler.meter.RunMeters;
import com.occ.inventory.scheduler.meter.RunMeters.EndedRun;
import com.occ.inventory.trace.Traceparent;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The runs as they begin. */
@Component
class Runs {
    private final DatabaseClient database;
    private final LifeCycle lifeCycle;
    private final RunMeters meters;
    private final Clock clock;

    Runs(DatabaseClient database, LifeCycle lifeCycle, RunMeters meters, Clock clock) {
        this.database = database;
        this.lifeCycle = lifeCycle;
        this.meters = meters;
        this.clock = clock;
    }

    /** From now to the end of the transaction nobody else begins or cancels this run. Yields whether somebody wants it stopped. */
    Mono<Boolean> claim(UUID run) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:run, 0))")
                .bind("run", run.toString())
                .then()
                .then(database.sql("select exists (select 1 from scheduler.cancellation where run_id = :run)")
                        .bind("run", run)
                        .mapValue(Boolean.class)
                        .one());
    }

    Mono<Void> cancel(RunCancelRequested request) {
        return database.sql(
                        """
                        insert into scheduler.cancellation (run_id, requested_by, requested_at) values (:run, :by, :at)
                        """)
                .bind("run", request.runId())
                .bind("by", Parameters.in(R2dbcType.VARCHAR, request.by()))
                .bind("at", request.at())
                .then();
    }

    /** Yields false when there is a run of this id already: the request was made, or delivered, before. */
    Mono<Boolean> add(SyncRequested request, List<Part> parts) {
        return Mono.deferContextual(context -> add(request, parts, Traceparent.of(context)));
    }

    private Mono<Boolean> add(SyncRequested request, List<Part> parts, Traceparent taken) {
        Instant now = clock.instant();
        RunStatus status = RunOutcome.of(parts.stream().map(Part::status).collect(Collectors.toSet()), false);
        return database.sql(
                        """
                        insert into scheduler.run
                          (run_id, trigger, requested_by, mode, scope, slot, status, requested_at, finished_at, traceparent)
                        values
                          (:id, :trigger, :by, :mode, :scope::jsonb, :slot, :status, :requestedAt, case when :over then :now end,
                           :traceparent)
                        on conflict (run_id) do nothing
                        """)
                .bind("id", request.requestId())
                .bind("trigger", request.trigger().name())
                .bind("by", Parameters.in(R2dbcType.VARCHAR, request.by()))
                .bind("mode", request.mode().name())
                .bind("scope", MessageJson.MAPPER.writeValueAsString(request.scope()))
                .bind("slot", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, request.slot()))
                .bind("status", status.name())
                .bind("requestedAt", request.requestedAt())
                .bind("over", status.terminal())
                .bind("now", now)
                .bind("traceparent", Parameters.in(R2dbcType.VARCHAR, taken == null ? null : taken.toString()))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0)
                .flatMap(added -> meters.ended(
                                added && status.terminal() ? List.of(ended(request, status, now)) : List.of())
                        .thenReturn(added));
    }

    private static EndedRun ended(SyncRequested request, RunStatus status, Instant now) {
        return new EndedRun(status, request.trigger(), request.mode(), Duration.between(request.requestedAt(), now));
    }

    /** @param jobs ids of the jobs of the partners that have work */
    Mono<Void> addParts(UUID run, List<Part> parts, Map<String, Long> jobs) {
        return database.sql(
                        """
                        insert into scheduler.partner_sync (run_id, partner, job_id, status, message)
                        select :run, * from unnest(:partners::text[], :jobs::bigint[], :statuses::text[], :messages::text[])
                        """)
                .bind("run", run)
                .bind("partners", parts.stream().map(Part::partner).toArray(String[]::new))
                .bind(
                        "jobs",
                        parts.stream().map(part -> jobs.get(part.partner())).toArray(Long[]::new))
                .bind(
                        "statuses",
                        parts.stream()
                                .map(part ->
                                        part.hasWork() ? null : part.status().name())
                                .toArray(String[]::new))
                .bind("messages", parts.stream().map(Part::message).toArray(String[]::new))
                .then()
                .then(lifeCycle.announceAfterCommit());
    }
}
