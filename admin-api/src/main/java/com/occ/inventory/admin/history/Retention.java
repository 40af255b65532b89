package com.occ.inventory.admin.history;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deletes history that is older than it is kept, in batches, each a transaction of its own; one instance at a time. */
@Component
class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final HistorySettings settings;
    private final Clock clock;
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Disposable.Swap rounds = Disposables.swap();

    Retention(DatabaseClient database, TransactionalOperator transaction, HistorySettings settings, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        rounds.update(Flux.interval(settings.retentionEvery())
                .onBackpressureDrop()
                .concatMap(round -> pass().then().onErrorResume(error -> Mono.fromRunnable(() -> failed(error))), 1)
                .subscribe());
    }

    @PreDestroy
    void stop() {
        rounds.dispose();
    }

    /** Deletes all that is old now; yields how much of what. What another instance is at is left to it. */
    Mono<Map<String, Long>> pass() {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return Flux.fromIterable(Old.than(now.minus(settings.retention()), now.minus(settings.auditRetention())))
                    .concatMap(old -> all(old).map(rows -> Map.entry(old.what(), rows)))
                    .collect(LinkedHashMap<String, Long>::new, (all, one) -> all.put(one.getKey(), one.getValue()))
                    .<Map<String, Long>>map(deleted -> deleted)
                    .doOnNext(this::done);
        });
    }

    private Mono<Long> all(Old old) {
        return batch(old)
                .expand(rows -> rows < old.batch() ? Mono.empty() : batch(old))
                .reduce(Long::sum);
    }

    private Mono<Long> batch(Old old) {
        return database.sql("select pg_try_advisory_xact_lock(hashtextextended('admin.retention', 0))")
                .mapValue(Boolean.class)
                .one()
                .filter(mine -> mine)
                .flatMap(mine -> database.sql(old.sql())
                        .bind("before", old.before())
                        .bind("batch", old.batch())
                        .fetch()
                        .rowsUpdated())
                .defaultIfEmpty(0L)
                .as(transaction::transactional);
    }

    private void done(Map<String, Long> deleted) {
        if (failing.getAndSet(false)) {
            log.info("old history is deleted again");
        }
        if (deleted.values().stream().anyMatch(rows -> rows > 0)) {
            log.info("deleted old history: {}", deleted);
        }
    }

    private void failed(Throwable error) {
        if (!failing.getAndSet(true)) {
            log.warn("old history cannot be deleted, it is tried again every {}", settings.retentionEvery(), error);
        }
    }
}
