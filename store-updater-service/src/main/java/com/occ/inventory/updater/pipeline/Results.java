package com.occ.inventory.updater.pipeline;

import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.updater.row.Outcome;
import com.occ.inventory.updater.row.PageResult;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the other services, and whoever watches the meters, what became of a page. */
@Component
class Results {
    private final ConfirmedPublisher publisher;
    private final ItemMeters meters;
    private final Clock clock;

    Results(ConfirmedPublisher publisher, ItemMeters meters, Clock clock) {
        this.publisher = publisher;
        this.meters = meters;
        this.clock = clock;
    }

    /** @param waitedMillis see {@link InventoryApplied#storeWaitedMillis} */
    Mono<Void> publish(InventorySnapshot page, List<Outcome> outcomes, long waitedMillis) {
        InventoryApplied result = PageResult.of(page, outcomes, waitedMillis, clock.instant());
        return publisher.publish(result).doOnSuccess(done -> meters.published(result));
    }
}
