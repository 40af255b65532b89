package com.occ.inventory.updater.pipeline;

import com.occ.inventory.shopify.SetQuantities;
import com.occ.inventory.shopify.SetResult;
import com.occ.inventory.shopify.SetResult.Refused;
import com.occ.inventory.shopify.SetResult.RowError;
import com.occ.inventory.shopify.ShopifyProblem.RequestRefused;
import com.occ.inventory.updater.StoreUpdaterSettings;
import com.occ.inventory.updater.decision.RefusedCall;
import com.occ.inventory.updater.item.Intents;
import com.occ.inventory.updater.item.ItemState;
import com.occ.inventory.updater.item.Items;
import com.occ.inventory.updater.item.Planned;
import com.occ.inventory.updater.item.Settled;
import com.occ.inventory.updater.row.Outcome;
import com.occ.inventory.updater.row.Outcome.Expired;
import com.occ.inventory.updater.row.Outcome.Failed;
import com.occ.inventory.updater.row.Outcome.Reason;
import com.occ.inventory.updater.row.Outcome.Skipped;
import com.occ.inventory.updater.row.Row;
import com.occ.inventory.updater.store.OccStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes a batch of one run: intents first, then one call, then the outcomes. What Shopify refuses of it leaves the call, and the
 * rest goes through under a new key.
 */
@Component
class LevelWriter {
    private static final Logger log = LoggerFactory.getLogger(LevelWriter.class);

    private final OccStore store;
    private final Items items;
    private final Intents intents;
    private final StoreUpdaterSettings settings;
    private final Clock clock;

    LevelWriter(OccStore store, Items items, Intents intents, StoreUpdaterSettings settings, Clock clock) {
        this.store = store;
        this.items = items;
        this.intents = intents;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param stale rows whose level moved since it was read: to be read and decided again */
    record Written(List<Settled> settled, List<Row> stale) {
        static Written nothing() {
            return new Written(List.of(), List.of());
        }

        Written and(Written other) {
            return new Written(
                    Stream.concat(settled.stream(), other.settled.stream()).toList(),
                    Stream.concat(stale.stream(), other.stale.stream()).toList());
        }
    }

    Mono<Written> write(List<Planned> batch) {
        List<Settled> expired = new ArrayList<>();
        List<Planned> fresh = new ArrayList<>();
        for (Planned planned : batch) {
            if (planned.row().expired(clock.instant(), settings.snapshotMaxAge())) {
                expired.add(new Settled(planned.row(), new Expired()));
            } else {
                fresh.add(planned);
            }
        }
        Written early = new Written(expired, List.of());
        return intents.withdraw(expired.stream()
                        .map(settled -> settled.row().storeItemId())
                        .toList())
                .then(Mono.defer(() -> fresh.isEmpty() ? Mono.just(Written.nothing()) : announced(fresh, 0)))
                .map(early::and);
    }

    private Mono<Written> announced(List<Planned> rows, int resends) {
        UUID key = UUID.randomUUID();
        return intents.announce(key, rows).flatMap(stopped -> {
            Written skipped = new Written(skipped(rows, stopped), List.of());
            List<Planned> going = rows.stream()
                    .filter(planned -> !stopped.contains(planned.row().storeItemId()))
                    .toList();
            return going.isEmpty()
                    ? Mono.just(skipped)
                    : call(key, going, resends).map(skipped::and);
        });
    }

    private static List<Settled> skipped(List<Planned> rows, Set<Long> stopped) {
        return rows.stream()
                .filter(planned -> stopped.contains(planned.row().storeItemId()))
                .map(planned -> new Settled(planned.row(), new Skipped(Reason.PAUSED)))
                .toList();
    }

    private Mono<Written> call(UUID key, List<Planned> rows, int resends) {
        List<SetQuantities.Row> quantities = rows.stream().map(this::quantity).toList();
        return store.set(rows.get(0).row().runId(), key, quantities)
                .flatMap(result -> result instanceof Refused refused
                        ? refused(key, rows, resends, refused)
                        : settle(applied(rows, result)))
                .onErrorResume(RequestRefused.class, ours -> refused(rows, ours));
    }

    /** Not this or that row is wrong but the call itself, as a smaller one would be: our bug, which nobody may miss. */
    private Mono<Written> refused(List<Planned> rows, RequestRefused ours) {
        log.error("Shopify does not take our call of {} rows: {}", rows.size(), ours.getMessage());
        Outcome failure = new Failed(code(ours.code()), ours.getMessage(), ours.requestId(), null);
        return settle(rows.stream()
                .map(planned -> new Settled(planned.row(), failure))
                .toList());
    }

    private SetQuantities.Row quantity(Planned planned) {
        return new SetQuantities.Row(
                OccStore.gid(planned.row().storeItemId()),
                planned.target(),
                compares(planned) ? Integer.valueOf(planned.before()) : null);
    }

    private boolean compares(Planned planned) {
        return settings.compares(planned.row().staleAttempts());
    }

    private static List<Settled> applied(List<Planned> rows, SetResult result) {
        return rows.stream()
                .map(planned -> new Settled(
                        planned.row(),
                        Judgement.written(
                                planned.row(),
                                new ItemState.Written(planned.before(), planned.target(), planned.drift()),
                                result.requestId())))
                .toList();
    }

    private Mono<Written> settle(List<Settled> settled) {
        return items.settle(settled).thenReturn(new Written(settled, List.of()));
    }

    private Mono<Written> refused(UUID key, List<Planned> rows, int resends, Refused refused) {
        if (refused.errors().stream().anyMatch(error -> RefusedCall.KEY_OF_OTHERS.equals(error.code()))) {
            // Keys are random and never used for other rows, so this is a defect of ours or of Shopify's.
            log.error(
                    "Shopify says that other rows had our key {} before (request {}); these go again under a new one: {}",
                    key,
                    refused.requestId(),
                    rows.stream()
                            .map(planned -> OccStore.gid(planned.row().storeItemId()))
                            .toList());
        }
        RefusedCall verdict =
                RefusedCall.of(rows.size(), resends, index -> compares(rows.get(index)), refused.errors());
        List<Settled> failed = verdict.failed().entrySet().stream()
                .map(error ->
                        new Settled(rows.get(error.getKey()).row(), failure(error.getValue(), refused.requestId())))
                .toList();
        List<Row> stale = verdict.stale().stream()
                .map(index -> rows.get(index).row().again())
                .toList();
        Mono<Written> ended = intents.withdraw(
                        stale.stream().map(Row::storeItemId).toList())
                .then(settle(failed))
                .map(written -> written.and(new Written(List.of(), stale)));
        Flux<Written> again = Flux.fromIterable(verdict.again())
                .concatMap(group -> announced(
                        group.stream().map(rows::get).toList(), group.size() == rows.size() ? resends + 1 : 0));
        return ended.concatWith(again).reduce(Written.nothing(), Written::and);
    }

    private static Outcome failure(RowError error, String requestId) {
        return new Failed(code(error.code()), "Shopify refused this item: " + error.message(), requestId, null);
    }

    private static String code(String shopifys) {
        return shopifys == null ? "REFUSED" : shopifys;
    }
}
