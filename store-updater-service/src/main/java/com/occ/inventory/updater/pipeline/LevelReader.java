package com.occ.inventory.updater.pipeline;

import com.occ.inventory.shopify.ItemLevel;
import com.occ.inventory.shopify.ItemLevel.Stocked;
import com.occ.inventory.shopify.ShopifyProblem.RequestRefused;
import com.occ.inventory.updater.StoreUpdaterSettings;
import com.occ.inventory.updater.decision.Decision;
import com.occ.inventory.updater.decision.Decision.Write;
import com.occ.inventory.updater.item.ItemState;
import com.occ.inventory.updater.item.Items;
import com.occ.inventory.updater.item.Planned;
import com.occ.inventory.updater.item.Settled;
import com.occ.inventory.updater.row.Drift;
import com.occ.inventory.updater.row.Outcome;
import com.occ.inventory.updater.row.Outcome.Failed;
import com.occ.inventory.updater.row.Row;
import com.occ.inventory.updater.store.OccStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the store's levels for a batch of rows, one call, and decides what is to be written. */
@Component
class LevelReader {
    private static final Logger log = LoggerFactory.getLogger(LevelReader.class);

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
            boolean expired = row.expired(clock.instant(), settings.snapshotMaxAge());
            Judgement.beforeReading(row, states.get(row.storeItemId()), expired)
                    .ifPresentOrElse(outcome -> levels.settled().add(new Settled(row, outcome)), () -> open.add(row));
        }
        return open;
    }

    private Mono<Void> fromTheStore(List<Row> rows, Map<Long, ItemState> states, Levels levels) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        return store.levels(rows.stream().map(Row::storeItemId).toList())
                .doOnNext(answers -> {
                    for (int i = 0; i < rows.size(); i++) {
                        Row row = rows.get(i);
                        decide(row, states.get(row.storeItemId()), answers.get(i), levels);
                    }
                })
                .then()
                .onErrorResume(RequestRefused.class, ours -> refused(rows, states, ours, levels));
    }

    /**
     * The question itself is wrong: our bug, which no other try mends and nobody may miss. Rows with a write whose end is not known
     * are given back instead, since only the store can tell it.
     */
    private static Mono<Void> refused(List<Row> rows, Map<Long, ItemState> states, RequestRefused ours, Levels levels) {
        log.error("Shopify does not take our question for the levels of {} items: {}", rows.size(), ours.getMessage());
        if (rows.stream().anyMatch(row -> states.get(row.storeItemId()).intent() != null)) {
            return Mono.error(ours);
        }
        Outcome failure = new Failed("INTERNAL", ours.getMessage(), ours.requestId(), null);
        rows.forEach(row -> levels.settled().add(new Settled(row, failure)));
        return Mono.empty();
    }

    private static void decide(Row row, ItemState state, ItemLevel level, Levels levels) {
        Decision decision = Decision.of(row.read(), level);
        Drift drift = new Drift(state.level(), level instanceof Stocked stocked ? stocked.committed() : null);
        Judgement.afterReading(row, state, decision, drift)
                .ifPresentOrElse(outcome -> levels.settled().add(new Settled(row, outcome)), () -> {
                    Write write = (Write) decision;
                    levels.planned().add(new Planned(row, write.before(), write.target(), drift));
                });
    }
}
