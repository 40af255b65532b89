package com.occ.inventory.updater.item;

import com.occ.inventory.updater.item.ItemState.Intent;
import com.occ.inventory.updater.item.ItemState.SettledAs;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The items' fences and the open intents; every method is one statement or one transaction for a whole batch. */
@Repository
public class Items {
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Items(DatabaseClient database, TransactionalOperator transaction, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One state for every id that was asked for. */
    public Mono<Map<Long, ItemState>> load(Collection<Long> storeItemIds) {
        return database.sql(
                        """
                        select id, i.dispatch, i.outcome, i.before, i.after,
                               t.run_id, t.dispatch as intent_dispatch, t.before as intent_before, t.target
                        from unnest(:ids) as wanted (id)
                        left join updater.item i on i.store_item_id = id
                        left join updater.intent t on t.store_item_id = id
                        """)
                .bind("ids", storeItemIds.toArray(Long[]::new))
                .map(Items::state)
                .all()
                .collectMap(ItemState::storeItemId);
    }

    private static ItemState state(Readable row) {
        long id = row.get("id", Long.class);
        UUID run = row.get("run_id", UUID.class);
        Intent intent = run == null
                ? null
                : new Intent(
                        run,
                        row.get("intent_dispatch", Long.class),
                        row.get("intent_before", Integer.class),
                        row.get("target", Integer.class));
        String outcome = row.get("outcome", String.class);
        return outcome == null
                ? new ItemState(id, 0, null, null, null, intent)
                : new ItemState(
                        id,
                        row.get("dispatch", Long.class),
                        SettledAs.valueOf(outcome),
                        row.get("before", Integer.class),
                        row.get("after", Integer.class),
                        intent);
    }

    /** Moves the fences and closes the intents; a smaller dispatch changes nothing. */
    public Mono<Void> settle(List<Settled> all) {
        List<Settled> rows = all.stream().filter(Settled::stored).toList();
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        Mono<Void> fences = database.sql(
                        """
                        insert into updater.item as i
                          (store_item_id, partner, dispatch, outcome, before, after, level, settled_at)
                        select id, partner, dispatch, outcome, before, after, level, :now
                        from unnest(:ids, :partners, :dispatches, :outcomes, :befores, :afters, :levels)
                          as s (id, partner, dispatch, outcome, before, after, level)
                        on conflict (store_item_id) do update set
                          partner = excluded.partner, dispatch = excluded.dispatch, outcome = excluded.outcome,
                          before = excluded.before, after = excluded.after,
                          level = coalesce(excluded.level, i.level), settled_at = excluded.settled_at
                        where excluded.dispatch >= i.dispatch
                        """)
                .bind("now", clock.instant())
                .bind("ids", longs(rows, settled -> settled.row().storeItemId()))
                .bind("partners", rows.stream().map(s -> s.row().partner()).toArray(String[]::new))
                .bind("dispatches", longs(rows, settled -> settled.row().dispatch()))
                .bind("outcomes", rows.stream().map(s -> s.as().name()).toArray(String[]::new))
                .bind(
                        "befores",
                        ints(rows, s -> s.write() == null ? null : s.write().before()))
                .bind(
                        "afters",
                        ints(rows, s -> s.write() == null ? null : s.write().after()))
                .bind("levels", ints(rows, Settled::level))
                .then();
        return fences.then(withdraw(rows.stream()
                        .map(settled -> settled.row().storeItemId())
                        .toList()))
                .as(transaction::transactional);
    }

    /**
     * Stores a call's rows as intents, right before the call. What the control state pauses at this moment is left out: after this
     * transaction it is certain that either the pause sees the intent, or the intent saw the pause.
     *
     * @return the ids that are paused, and for which nothing was stored
     */
    public Mono<Set<Long>> announce(UUID idempotencyKey, List<Planned> rows) {
        String[] partners = rows.stream().map(p -> p.row().partner()).toArray(String[]::new);
        Mono<Set<String>> paused = database.sql(
                        """
                        select distinct p from updater.control c, unnest(:partners) as p
                        where c.everything or p = any (c.partners)
                        """)
                .bind("partners", partners)
                .mapValue(String.class)
                .all()
                .collect(Collectors.toSet());
        return lockControl()
                .then(paused)
                .flatMap(names -> {
                    List<Planned> going = rows.stream()
                            .filter(planned -> !names.contains(planned.row().partner()))
                            .toList();
                    Set<Long> left = rows.stream()
                            .filter(planned -> names.contains(planned.row().partner()))
                            .map(planned -> planned.row().storeItemId())
                            .collect(Collectors.toSet());
                    return (going.isEmpty() ? Mono.<Void>empty() : store(idempotencyKey, going)).thenReturn(left);
                })
                .as(transaction::transactional);
    }

    /** Shared, so calls do not wait for each other, but a change of the control state waits for us and we for it. */
    private Mono<Void> lockControl() {
        return database.sql("select epoch from updater.control for share").then();
    }

    private Mono<Void> store(UUID idempotencyKey, List<Planned> rows) {
        return database.sql(
                        """
                        insert into updater.intent
                          (store_item_id, partner, run_id, dispatch, idempotency_key, before, target, made_at)
                        select id, partner, run_id, dispatch, :key, before, target, :now
                        from unnest(:ids, :partners, :runs, :dispatches, :befores, :targets)
                          as p (id, partner, run_id, dispatch, before, target)
                        on conflict (store_item_id) do update set
                          partner = excluded.partner, run_id = excluded.run_id, dispatch = excluded.dispatch,
                          idempotency_key = excluded.idempotency_key, before = excluded.before,
                          target = excluded.target, made_at = excluded.made_at
                        """)
                .bind("key", idempotencyKey)
                .bind("now", clock.instant())
                .bind("ids", longs(rows, planned -> planned.row().storeItemId()))
                .bind("partners", rows.stream().map(p -> p.row().partner()).toArray(String[]::new))
                .bind("runs", rows.stream().map(p -> p.row().runId()).toArray(UUID[]::new))
                .bind("dispatches", longs(rows, planned -> planned.row().dispatch()))
                .bind("befores", ints(rows, Planned::before))
                .bind("targets", ints(rows, Planned::target))
                .then();
    }

    /** Closes intents whose calls were not carried out. */
    public Mono<Void> withdraw(List<Long> storeItemIds) {
        return database.sql("delete from updater.intent where store_item_id = any (:ids)")
                .bind("ids", storeItemIds.toArray(Long[]::new))
                .then();
    }

    private static <T> Long[] longs(List<T> rows, Function<T, Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }

    private static <T> Integer[] ints(List<T> rows, Function<T, Integer> value) {
        return rows.stream().map(value).toArray(Integer[]::new);
    }
}
