package com.occ.inventory.admin.run;

import static com.occ.inventory.admin.sql.Sql.json;
import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.catalogue.Readiness;
import com.occ.inventory.admin.sweep.Unpublished;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.messaging.MessageJson;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Stores requests as runs before it publishes them; one that could not be published, or waits for documents to be, is published by
 * the sweep.
 */
@Component
@Order(2) // after the catalogue: see there
class RunRequests implements Unpublished {
    private static final Logger log = LoggerFactory.getLogger(RunRequests.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DatabaseClient database;
    private final ConfirmedPublisher publisher;
    private final Readiness readiness;
    private final TransactionalOperator transaction;
    private final Audit audit;

    RunRequests(
            DatabaseClient database,
            ConfirmedPublisher publisher,
            Readiness readiness,
            TransactionalOperator transaction,
            Audit audit) {
        this.database = database;
        this.publisher = publisher;
        this.readiness = readiness;
        this.transaction = transaction;
        this.audit = audit;
    }

    /** The same for a person's request, which the audit keeps. */
    Mono<Boolean> submit(SyncRequested request, List<String> unknownPartners, Actor actor) {
        return store(request, unknownPartners)
                .filter(created -> created)
                .flatMap(created -> audit.record(
                                actor,
                                "run.requested",
                                request.requestId().toString(),
                                Map.of("mode", request.mode(), "scope", request.scope()))
                        .thenReturn(true))
                .as(transaction::transactional)
                .flatMap(created -> publishSoon(request).thenReturn(true))
                .defaultIfEmpty(false);
    }

    /** Answers whether the request is new; one with the id of a known run changes nothing. */
    Mono<Boolean> submit(SyncRequested request, List<String> unknownPartners) {
        return store(request, unknownPartners)
                .filter(created -> created)
                .flatMap(created -> publishSoon(request).thenReturn(true))
                .defaultIfEmpty(false);
    }

    @Override
    public String name() {
        return "the requests for runs";
    }

    @Override
    public Mono<Void> publishBehind() {
        return database.sql(
                        """
                        select id, trigger, requested_by, mode, scope::text as scope, requested_at, slot
                        from admin.run where not request_published order by requested_at limit 1000
                        """)
                .map(RunRequests::request)
                .all()
                .collectList()
                .flatMapIterable(requests -> requests)
                .concatMap(this::publish)
                .then();
    }

    private Mono<Void> publishSoon(SyncRequested request) {
        return publish(request).timeout(PATIENCE).onErrorResume(error -> {
            log.warn("run {} is stored and will be published later: {}", request.requestId(), error.getMessage());
            return Mono.empty();
        });
    }

    /**
     * With how far the catalogue is, so that a run works on no less than what the person saw who asked for it; where that cannot be,
     * the run says so.
     */
    private Mono<Void> publish(SyncRequested request) {
        return readiness.of(request.scope(), request.requestedAt()).flatMap(ready -> {
            if (!ready.coming().isEmpty()) {
                log.debug("run {} waits for the documents of {}", request.requestId(), ready.coming());
                return Mono.empty();
            }
            return publisher
                    .publish(request.asOf(ready.catalogue()))
                    .then(database.sql(
                                    """
                                    update admin.run set request_published = true, outdated_partners = :outdated
                                    where id = :id
                                    """)
                            .bind("id", request.requestId())
                            .bind("outdated", ready.outdated().toArray(String[]::new))
                            .then());
        });
    }

    private Mono<Boolean> store(SyncRequested request, List<String> unknownPartners) {
        return database.sql(
                        """
                        insert into admin.run (id, trigger, requested_by, mode, scope, slot, unknown_partners,
                                               request_published, status, counts, requested_at)
                        values (:id, :trigger, :by, :mode, cast(:scope as jsonb), :slot, :unknown,
                                false, :status, cast(:counts as jsonb), :requestedAt)
                        on conflict (id) do nothing
                        """)
                .bind("id", request.requestId())
                .bind("trigger", request.trigger().name())
                .bind("by", nullable(request.by(), String.class))
                .bind("mode", request.mode().name())
                .bind("scope", json(request.scope()))
                .bind("slot", nullable(request.slot(), Instant.class))
                .bind("unknown", unknownPartners.toArray(String[]::new))
                .bind("status", RunStatus.REQUESTED.name())
                .bind("counts", json(Counts.ZERO))
                .bind("requestedAt", request.requestedAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    private static SyncRequested request(Readable row) {
        return new SyncRequested(
                row.get("id", UUID.class),
                Trigger.valueOf(row.get("trigger", String.class)),
                row.get("requested_by", String.class),
                Mode.valueOf(row.get("mode", String.class)),
                MessageJson.MAPPER.readValue(row.get("scope", String.class), Scope.class),
                row.get("requested_at", Instant.class),
                row.get("slot", Instant.class));
    }
}
