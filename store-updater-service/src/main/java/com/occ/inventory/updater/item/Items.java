package com.occ.inventory.updater.item;

import com.occ.inventory.updater.item.ItemState.Intent;
import com.occ.inventory.updater.item.ItemState.SettledAs;
import com.occ.inventory.updater.row.Drift;
import com.occ.inventory.updater.row.Outcome.Applied;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What was settled last of each item, which is its fence; every method is one statement or one transaction for a whole batch. */
@Repository
public class Items {
    private final DatabaseClient database;
    private final Intents intents;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Items(DatabaseClient database, Intents intents, TransactionalOperator transaction, Clock clock) {
        this.database = database;
        this.intents = intents;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One state for every id that was asked for. */
    public Mono<Map<Long, ItemState>> load(Collection<Long> storeItemIds) {
        return database.sql(
                        """
                        select id, i.dispatch, i.read_at, i.outcome, i.before, i.after, i.level, i.expected, i.committed,
                          t.before as intent_before, t.target, t.expected as intent_expected, t.committed as intent_committed
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
        Integer target = row.get("target", Integer.class);
        Intent intent = target == null
                ? null
                : new Intent(row.get("intent_before", Integer.class), target, drift(row, "intent_"));
        String outcome = row.get("outcome", String.class);
        return outcome == null
                ? new ItemState(id, 0, null, null, null, null, null, Drift.UNKNOWN, intent)
                : new ItemState(
                        id,
                        row.get("dispatch", Long.class),
                        row.get("read_at", Instant.class),
                        SettledAs.valueOf(outcome),
                        row.get("before", Integer.class),
                        row.get("after", Integer.class),
                        row.get("level", Integer.class),
                        drift(row, ""),
                        intent);
    }

    private static Drift drift(Readable row, String prefix) {
        return new Drift(row.get(prefix + "expected", Integer.class), row.get(prefix + "committed", Integer.class));
    }

    /** Moves the fences and closes the intents; a smaller dispatch, or an earlier reading under the same one, changes nothing. */
    public Mono<Void> settle(List<Settled> all) {
        List<Settled> rows = all.stream().filter(Settled::stored).toList();
        return rows.isEmpty()
                ? Mono.empty()
                : moveFences(rows)
                        .then(intents.withdraw(rows.stream()
                                .map(settled -> settled.row().storeItemId())
                                .toList()))
                        .as(transaction::transactional);
    }

    private Mono<Void> moveFences(List<Settled> rows) {
        return database.sql(
                        """
                        insert into updater.item as i
                          (store_item_id, partner, dispatch, read_at, outcome, before, after, level, expected, committed, settled_at)
                        select id, partner, dispatch, read_at, outcome, before, after, level, expected, committed, :now
                        from unnest(:ids, :partners, :dispatches, :reads, :outcomes, :befores, :afters, :levels, :expected, :committed)
                          as s (id, partner, dispatch, read_at, outcome, before, after, level, expected, committed)
                        on conflict (store_item_id) do update set
                          partner = excluded.partner, dispatch = excluded.dispatch, read_at = excluded.read_at, outcome = excluded.outcome,
                          before = excluded.before, after = excluded.after,
                          level = coalesce(excluded.level, i.level), expected = excluded.expected,
                          committed = excluded.committed, settled_at = excluded.settled_at
                        where excluded.dispatch > i.dispatch
                          or excluded.dispatch = i.dispatch and (excluded.read_at >= i.read_at) is not false
                        """)
                .bind("now", clock.instant())
                .bind("ids", Columns.longs(rows, settled -> settled.row().storeItemId()))
                .bind("partners", Columns.texts(rows, settled -> settled.row().partner()))
                .bind("dispatches", Columns.longs(rows, settled -> settled.row().dispatch()))
                .bind("reads", Columns.instants(rows, settled -> settled.row().readAt()))
                .bind("outcomes", Columns.texts(rows, settled -> settled.as().name()))
                .bind("befores", ofWrites(rows, Applied::before))
                .bind("afters", ofWrites(rows, Applied::after))
                .bind("levels", Columns.ints(rows, Settled::level))
                .bind("expected", ofWrites(rows, write -> write.drift().expected()))
                .bind("committed", ofWrites(rows, write -> write.drift().committed()))
                .then();
    }

    private static Integer[] ofWrites(List<Settled> rows, Function<Applied, Integer> value) {
        return Columns.ints(rows, settled -> settled.write() == null ? null : value.apply(settled.write()));
    }
}
