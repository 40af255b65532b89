package com.occ.inventory.admin.history;

import com.occ.inventory.recurring.Recurring;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deletes history that is older than it is kept, in batches, each a transaction of its own; one instance at a time. */
@Component
class Retention extends Recurring {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final HistorySettings settings;
    private final Clock clock;

    Retention(DatabaseClient database, TransactionalOperator transaction, HistorySettings settings, Clock clock) {
        super("delete old history", settings.retentionEvery());
        this.database = database;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected Mono<Void> pass() {
        return deleteOld().then();
    }

    /** After a long time without it there may be much. */
    @Override
    protected Mono<Void> limited(Mono<Void> pass) {
        return pass;
    }

    /** Deletes all that is old now; yields how much of what. What another instance is at is left to it. */
    Mono<Map<String, Long>> deleteOld() {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return Flux.fromIterable(Old.than(now.minus(settings.retention()), now.minus(settings.auditRetention())))
                    .concatMap(old -> all(old).map(rows -> Map.entry(old.what(), rows)))
                    .collect(LinkedHashMap<String, Long>::new, (all, one) -> all.put(one.getKey(), one.getValue()))
                    .<Map<String, Long>>map(deleted -> deleted)
                    .doOnNext(Retention::done);
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

    private static void done(Map<String, Long> deleted) {
        if (deleted.values().stream().anyMatch(rows -> rows > 0)) {
            log.info("deleted old history: {}", deleted);
        }
    }
}
