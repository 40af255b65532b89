package com.occ.inventory.notifier.delivery;

import com.occ.inventory.recurring.Recurring;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Delivers the letters of one way, one after the other, and waits for no other way. */
final class Postman extends Recurring {
    private static final Duration TO_CLAIM = Duration.ofSeconds(30);

    private final Way way;
    private final boolean tests;
    private final Office office;

    /** @param tests whether it delivers what people try, which waits for nothing else */
    Postman(Way way, boolean tests, Office office, Duration period) {
        super((tests ? "try the way " : "deliver letters by ") + way, period);
        this.way = way;
        this.tests = tests;
        this.office = office;
    }

    /** @param changed is told of every change */
    record Office(Surroundings surroundings, Claiming claiming, Courier courier, Settling settling, Runnable changed) {}

    @Override
    protected Mono<Void> pass() {
        return office.surroundings()
                .now()
                .flatMap(circumstances -> office.claiming()
                        .claim(way, tests, circumstances)
                        .map(claimed -> claimed.map(envelope -> deliver(envelope, circumstances))
                                .orElse(Mono.empty())
                                .doOnSuccess(done -> goOn())))
                .timeout(TO_CLAIM)
                .flatMap(delivering -> delivering);
    }

    /** What was handed over is waited for, and so is that its result is noted. */
    @Override
    protected Mono<Void> limited(Mono<Void> pass) {
        return pass;
    }

    private Mono<Void> deliver(Envelope envelope, Circumstances circumstances) {
        office.changed().run();
        return office.settling()
                .holding(
                        envelope, office.courier().send(envelope, circumstances).flatMap(attempt -> office.settling()
                                .settle(envelope, attempt)));
    }

    private void goOn() {
        office.changed().run();
        soon();
    }
}
