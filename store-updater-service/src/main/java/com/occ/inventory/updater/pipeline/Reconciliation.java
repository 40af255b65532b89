package com.occ.inventory.updater.pipeline;

import com.occ.inventory.recurring.RepeatedWork;
import com.occ.inventory.shopify.ItemLevel;
import com.occ.inventory.shopify.ItemLevel.Stocked;
import com.occ.inventory.updater.StoreUpdaterSettings;
import com.occ.inventory.updater.item.Intents;
import com.occ.inventory.updater.item.Intents.Forgotten;
import com.occ.inventory.updater.store.OccStore;
import com.occ.inventory.updater.store.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds out by reading what became of intents whose rows did not come back: left open, they would keep a pause from being
 * reported for ever. Rows that do come back, which is the rule after a crash, close their intents themselves. Looks only at
 * intents older than any call can be, since another updater may be waiting for the answer to a younger one.
 */
@Component
class Reconciliation {
    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final int CALL = 250;

    private final OccStore store;
    private final Intents intents;
    private final StoreUpdaterSettings settings;
    private final Clock clock;
    private final RepeatedWork rounds = new RepeatedWork("reconcile forgotten writes");

    Reconciliation(OccStore store, Intents intents, StoreUpdaterSettings settings, Clock clock) {
        this.store = store;
        this.intents = intents;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${updater.reconcile:1m}")
    void reconcileWhatWasForgotten() {
        if (store.located()) {
            rounds.during(() -> reconcile().block(DEADLINE));
        }
    }

    private Mono<Void> reconcile() {
        return intents.forgotten(clock.instant().minus(settings.forgottenAfter()), CALL)
                .filter(forgotten -> !forgotten.isEmpty())
                .flatMap(forgotten -> store.levels(
                                forgotten.stream().map(Forgotten::storeItemId).toList())
                        .flatMap(levels -> close(forgotten, levels)))
                .onErrorResume(error -> Trouble.of(error).isPresent(), problem -> {
                    log.debug("intents stay open until the store answers", problem);
                    return Mono.empty();
                });
    }

    private Mono<Void> close(List<Forgotten> forgotten, List<ItemLevel> levels) {
        List<Forgotten> carriedOut = new ArrayList<>();
        List<Forgotten> notCarriedOut = new ArrayList<>();
        for (int i = 0; i < forgotten.size(); i++) {
            boolean there = levels.get(i) instanceof Stocked stocked
                    && stocked.available() == forgotten.get(i).target();
            (there ? carriedOut : notCarriedOut).add(forgotten.get(i));
        }
        log.info("{} forgotten writes were carried out, {} were not", carriedOut.size(), notCarriedOut.size());
        return intents.reconcile(carriedOut, notCarriedOut);
    }
}
