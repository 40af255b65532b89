package com.occ.inventory.admin.run;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.sweep.Unpublished;
import com.occ.inventory.message.RunCancelRequested;
import com.occ.inventory.messaging.ConfirmedPublisher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Stores the wish to stop a run before it publishes it. What becomes of the run is the scheduler's word. */
@Component
@Order(3) // after the requests, though the scheduler minds neither order
class RunCancels implements Unpublished {
    private static final Logger log = LoggerFactory.getLogger(RunCancels.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final ConfirmedPublisher publisher;
    private final Audit audit;
    private final Clock clock;

    RunCancels(
            DatabaseClient database,
            TransactionalOperator transaction,
            ConfirmedPublisher publisher,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.publisher = publisher;
        this.audit = audit;
        this.clock = clock;
    }

    /** Answers whether there was something to stop: a run that is over, or to be stopped already, stays as it is. */
    Mono<Boolean> cancel(UUID run, Actor actor) {
        RunCancelRequested request = new RunCancelRequested(run, actor.name(), clock.instant());
        return store(request)
                .filter(stored -> stored)
                .flatMap(stored -> audit.record(actor, "run.cancelled", run.toString(), Map.of())
                        .thenReturn(true))
                .as(transaction::transactional)
                .flatMap(stored -> publishSoon(request).thenReturn(true))
                .switchIfEmpty(Mono.defer(() -> known(run).thenReturn(false)));
    }

    private Mono<Boolean> store(RunCancelRequested request) {
        return database.sql(
                        """
                        insert into admin.run_cancel (run_id, requested_by, requested_at)
                        select id, :by, :at from admin.run where id = :id and status in ('REQUESTED', 'RUNNING') for update
                        on conflict (run_id) do nothing
                        """)
                .bind("id", request.runId())
                .bind("at", request.at())
                .bind("by", request.by())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    private Mono<UUID> known(UUID run) {
        return database.sql("select id from admin.run where id = :id")
                .bind("id", run)
                .mapValue(UUID.class)
                .one()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("There is no run " + run + ".")));
    }

    @Override
    public String name() {
        return "the requests to cancel runs";
    }

    @Override
    public Mono<Void> publishBehind() {
        return database.sql(
                        """
                        select run_id, requested_by, requested_at from admin.run_cancel
                        where not published order by requested_at limit 1000
                        """)
                .map(row -> new RunCancelRequested(
                        row.get("run_id", UUID.class),
                        row.get("requested_by", String.class),
                        row.get("requested_at", Instant.class)))
                .all()
                .collectList()
                .flatMapIterable(requests -> requests)
                .concatMap(this::publish)
                .then();
    }

    private Mono<Void> publishSoon(RunCancelRequested request) {
        return publish(request).timeout(PATIENCE).onErrorResume(error -> {
            log.warn(
                    "run {} is to be cancelled, which will be published later: {}",
                    request.runId(),
                    error.getMessage());
            return Mono.empty();
        });
    }

    private Mono<Void> publish(RunCancelRequested request) {
        return publisher
                .publish(request)
                .then(database.sql("update admin.run_cancel set published = true where run_id = :id")
                        .bind("id", request.runId())
                        .then());
    }
}
