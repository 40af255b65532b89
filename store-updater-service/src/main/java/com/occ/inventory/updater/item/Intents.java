package com.occ.inventory.updater.item;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Writes that were announced and whose end is not known; every method is one statement or one transaction for a whole batch. */
@Repository
public class Intents {
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Intents(DatabaseClient database, TransactionalOperator transaction, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Stores a call's rows as intents, right before the call. What is paused or cancelled at this moment is left out: after this
     * transaction it is certain that either the pause sees the intent, or the intent saw the pause.
     *
     * @return the ids that must not be written: nothing was stored for them, and what an earlier try had left was removed
     */
    public Mono<Set<Long>> announce(UUID idempotencyKey, List<Planned> rows) {
        return lockControl()
                .then(Mono.defer(() -> stopped(rows)))
                .flatMap(stopped -> withdraw(stopped)
                        .then(store(
                                idempotencyKey,
                                rows.stream()
                                        .filter(planned ->
                                                !stopped.contains(planned.row().storeItemId()))
                                        .toList()))
                        .thenReturn(stopped))
                .as(transaction::transactional);
    }

    /** Shared, so calls do not wait for each other, but a change of what is stopped waits for us and we for it. */
    private Mono<Void> lockControl() {
        return database.sql("select epoch from updater.control for share").then();
    }

    private Mono<Set<Long>> stopped(List<Planned> rows) {
        return database.sql(
                        """
                        select p.id
                        from updater.control c, unnest(:ids, :partners, :variants, :runs) as p (id, partner, variant, run)
                        where c.everything or p.partner = any (c.partners)
                          or exists (select 1 from updater.paused_item i where i.partner = p.partner and i.variant_id = p.variant)
                          or exists (select 1 from updater.cancelled x where x.run_id = p.run and x.partner = p.partner)
                        """)
                .bind("ids", Columns.longs(rows, planned -> planned.row().storeItemId()))
                .bind("partners", Columns.texts(rows, planned -> planned.row().partner()))
                .bind("variants", Columns.longs(rows, planned -> planned.row().variantId()))
                .bind("runs", runs(rows))
                .mapValue(Long.class)
                .all()
                .collect(Collectors.toSet());
    }

    private Mono<Void> store(UUID idempotencyKey, List<Planned> rows) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(
                        """
                        insert into updater.intent (store_item_id, variant_id, partner, run_id, dispatch, read_at, idempotency_key,
                          before, target, expected, committed, made_at)
                        select id, variant, partner, run_id, dispatch, read_at, :key, before, target, expected, committed, :now
                        from unnest(:ids, :variants, :partners, :runs, :dispatches, :reads, :befores, :targets, :expected, :committed)
                          as p (id, variant, partner, run_id, dispatch, read_at, before, target, expected, committed)
                        on conflict (store_item_id) do update set
                          variant_id = excluded.variant_id, partner = excluded.partner, run_id = excluded.run_id,
                          dispatch = excluded.dispatch, read_at = excluded.read_at, idempotency_key = excluded.idempotency_key,
                          before = excluded.before, target = excluded.target, expected = excluded.expected,
                          committed = excluded.committed, made_at = excluded.made_at
                        """)
                .bind("key", idempotencyKey)
                .bind("now", clock.instant())
                .bind("ids", Columns.longs(rows, planned -> planned.row().storeItemId()))
                .bind("variants", Columns.longs(rows, planned -> planned.row().variantId()))
                .bind("partners", Columns.texts(rows, planned -> planned.row().partner()))
                .bind("runs", runs(rows))
                .bind("dispatches", Columns.longs(rows, planned -> planned.row().dispatch()))
                .bind("reads", Columns.instants(rows, planned -> planned.row().readAt()))
                .bind("befores", Columns.ints(rows, Planned::before))
                .bind("targets", Columns.ints(rows, Planned::target))
                .bind("expected", Columns.ints(rows, planned -> planned.drift().expected()))
                .bind("committed", Columns.ints(rows, planned -> planned.drift().committed()))
                .then();
    }

    private static UUID[] runs(List<Planned> rows) {
        return rows.stream().map(planned -> planned.row().runId()).toArray(UUID[]::new);
    }

    /** Closes intents whose calls are over. */
    public Mono<Void> withdraw(Collection<Long> storeItemIds) {
        if (storeItemIds.isEmpty()) {
            return Mono.empty();
        }
        return database.sql("delete from updater.intent where store_item_id = any (:ids)")
                .bind("ids", storeItemIds.toArray(Long[]::new))
                .then();
    }

    /** Intents that are older than any call can be: whatever became of their rows, nobody waits for an answer any more. */
    public Mono<List<Forgotten>> forgotten(Instant madeBefore, int limit) {
        return database.sql(
                        """
                        select store_item_id, idempotency_key, target from updater.intent
                        where made_at < :madeBefore order by made_at limit :limit
                        """)
                .bind("madeBefore", madeBefore)
                .bind("limit", limit)
                .map(row -> new Forgotten(
                        row.get("store_item_id", Long.class),
                        row.get("idempotency_key", UUID.class),
                        row.get("target", Integer.class)))
                .all()
                .collectList();
    }

    /** An intent is told from a later one of the same item by its key. */
    public record Forgotten(long storeItemId, UUID idempotencyKey, int target) {}

    /** Closes forgotten intents; those that were carried out are settled, so that their page, should it come back, counts them. */
    public Mono<Void> reconcile(List<Forgotten> carriedOut, List<Forgotten> notCarriedOut) {
        return database.sql(
                        """
                        insert into updater.item as i
                          (store_item_id, partner, dispatch, read_at, outcome, before, after, level, expected, committed, settled_at)
                        select store_item_id, partner, dispatch, read_at, 'APPLIED', before, target, target, expected, committed, :now
                        from updater.intent where idempotency_key = any (:keys) and store_item_id = any (:ids)
                        on conflict (store_item_id) do update set
                          partner = excluded.partner, dispatch = excluded.dispatch, read_at = excluded.read_at, outcome = excluded.outcome,
                          before = excluded.before, after = excluded.after,
                          level = excluded.level, expected = excluded.expected, committed = excluded.committed,
                          settled_at = excluded.settled_at
                        where excluded.dispatch > i.dispatch
                          or excluded.dispatch = i.dispatch and (excluded.read_at >= i.read_at) is not false
                        """)
                .bind("now", clock.instant())
                .bind("keys", keys(carriedOut))
                .bind("ids", ids(carriedOut))
                .then()
                .then(close(carriedOut))
                .then(close(notCarriedOut))
                .as(transaction::transactional);
    }

    private Mono<Void> close(List<Forgotten> forgotten) {
        return database.sql(
                        """
                        delete from updater.intent i using unnest(:ids, :keys) as f (id, key)
                        where i.store_item_id = f.id and i.idempotency_key = f.key
                        """)
                .bind("ids", ids(forgotten))
                .bind("keys", keys(forgotten))
                .then();
    }

    private static Long[] ids(List<Forgotten> forgotten) {
        return forgotten.stream().map(Forgotten::storeItemId).toArray(Long[]::new);
    }

    private static UUID[] keys(List<Forgotten> forgotten) {
        return forgotten.stream().map(Forgotten::idempotencyKey).toArray(UUID[]::new);
    }
}
