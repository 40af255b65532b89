package com.occ.inventory.updater.pipeline;

import com.occ.inventory.shopify.ItemLevel;
import com.occ.inventory.updater.StoreUpdaterSettings;
import com.occ.inventory.updater.decision.Decision;
import com.occ.inventory.updater.decision.Decision.Leave;
import com.occ.inventory.updater.decision.Decision.Refuse;
import com.occ.inventory.updater.decision.Decision.Write;
import com.occ.inventory.updater.item.ItemState;
import com.occ.inventory.updater.item.ItemState.Written;
import com.occ.inventory.updater.item.Items;
import com.occ.inventory.updater.item.Planned;
import com.occ.inventory.updater.item.Settled;
import com.occ.inventory.updater.row.Outcome;
import com.occ.inventory.updater.row.Outcome.Applied;
import com.occ.inventory.updater.row.Outcome.Expired;
import com.occ.inventory.updater.row.Outcome.Failed;
import com.occ.inventory.updater.row.Outcome.Superseded;
import com.occ.inventory.updater.row.Outcome.Unchanged;
import com.occ.inventory.updater.row.Row;
import com.occ.inventory.updater.store.OccStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the store's levels for a batch of rows, one call, and decides what is to be written. */
@Component
class LevelReader {
    private final OccStore store;
    private final Items items;
    private final StoreUpdaterSettings settings;
    private final Clock clock;

    LevelReader(OccStore store, Items items, StoreUpdaterSettings settings, Clock clock) {
        this.store = store;
        this.items = items;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param settled rows that need no write, with their fences moved */
    record Levels(List<Settled> settled, List<Planned> planned) {}

    Mono<Levels> read(List<Row> rows) {
        return items.load(rows.stream().map(Row::storeItemId).toList()).flatMap(states -> {
            Levels levels = new Levels(new ArrayList<>(), new ArrayList<>());
            List<Row> open = withoutTheStore(rows, states, levels);
            return fromTheStore(open, states, levels)
                    .then(Mono.defer(() -> items.settle(levels.settled())))
                    .thenReturn(levels);
        });
    }

    /** Settles what needs no look at the store; the rest is the answer. */
    private List<Row> withoutTheStore(List<Row> rows, Map<Long, ItemState> states, Levels levels) {
        List<Row> open = new ArrayList<>();
        for (Row row : rows) {
            Refuse refusal = Decision.refusal(row.read(), row.page().snapshot().rules());
            if (row.expired(clock.instant(), settings.snapshotMaxAge())) {
                levels.settled().add(new Settled(row, new Expired()));
            } else if (states.get(row.storeItemId()).supersedes(row.dispatch())) {
                levels.settled().add(new Settled(row, new Superseded()));
            } else if (refusal != null) {
                levels.settled().add(new Settled(row, Failed.of(refusal.code(), refusal.message())));
            } else {
                open.add(row);
            }
        }
        return open;
    }

    private Mono<Void> fromTheStore(List<Row> rows, Map<Long, ItemState> states, Levels levels) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        return store.levels(rows.stream().map(Row::storeItemGid).toList())
                .doOnNext(answers -> {
                    for (int i = 0; i < rows.size(); i++) {
                        Row row = rows.get(i);
                        decide(row, states.get(row.storeItemId()), answers.get(i), levels);
                    }
                })
                .then();
    }

    private static void decide(Row row, ItemState state, ItemLevel level, Levels levels) {
        Decision decision = Decision.of(row.read(), level);
        if (decision instanceof Refuse refuse) {
            levels.settled().add(new Settled(row, Failed.of(refuse.code(), refuse.message())));
        } else if (decision instanceof Leave leave) {
            Written written = row.dry() ? null : state.alreadyWritten(row.dispatch(), leave.level());
            Applied change = written == null ? null : new Applied(written.before(), written.after());
            levels.settled().add(new Settled(row, unchanged(row, leave.level(), change)));
        } else if (decision instanceof Write write && row.dry()) {
            levels.settled().add(new Settled(row, written(row, new Applied(write.before(), write.target()), null)));
        } else if (decision instanceof Write write) {
            levels.planned().add(new Planned(row, write.before(), write.target()));
        }
    }

    private static Outcome unchanged(Row row, int level, Applied change) {
        return change == null && !Decision.gone(row.read()) ? new Unchanged(level) : written(row, change, null);
    }

    /** The outcome of a write; of a variant that is gone the record stays a failure until somebody mends the mapping. */
    static Outcome written(Row row, Applied change, String requestId) {
        return Decision.gone(row.read())
                ? new Failed(
                        "VARIANT_DELETED",
                        "the partner deleted this variant, so OCC stands at 0: map another variant, or remove the mapping",
                        requestId,
                        change)
                : change;
    }
}
