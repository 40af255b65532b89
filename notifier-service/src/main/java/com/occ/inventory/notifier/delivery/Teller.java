package com.occ.inventory.notifier.delivery;

import com.occ.inventory.recurring.Recurring;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Looks for what is to be told now, and sends the postmen. */
final class Teller extends Recurring {
    private final Surroundings surroundings;
    private final Saying saying;
    private final Postmen postmen;

    Teller(Surroundings surroundings, Saying saying, Postmen postmen, Duration period) {
        super("look for what is to be told", period);
        this.surroundings = surroundings;
        this.saying = saying;
        this.postmen = postmen;
    }

    @Override
    protected Mono<Void> pass() {
        return surroundings
                .known()
                .flatMap(saying::sayDue)
                .doOnNext(said -> postmen.soon())
                .then();
    }
}
