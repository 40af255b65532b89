package com.occ.inventory.shopify;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Looks at a bulk operation until it has ended: soon at first, then less and less often, and not past a deadline. */
final class BulkPolling {

    private final CatalogueSettings settings;
    private final Scheduler scheduler;

    BulkPolling(CatalogueSettings settings, Scheduler scheduler) {
        this.settings = settings;
        this.scheduler = scheduler;
    }

    Mono<BulkOperation> ended(Supplier<Mono<BulkOperation>> look) {
        return Mono.defer(look)
                .filter(BulkOperation::ended)
                .repeatWhenEmpty(looks -> looks.concatMap(n -> Mono.delay(settings.pause(n + 1), scheduler)))
                .delaySubscription(settings.pause(0), scheduler)
                .timeout(settings.bulkDeadline(), Mono.error(this::tooSlow), scheduler);
    }

    private BulkUnavailable tooSlow() {
        return new BulkUnavailable("the bulk operation did not end within " + settings.bulkDeadline());
    }
}
