package com.occ.inventory.notifier.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class SettlingTests {
    @Test
    void aResultIsNotedHoweverLongTheDatabaseIsAway() {
        AtomicInteger tries = new AtomicInteger();
        Mono<Void> awayForLong = Mono.defer(
                () -> tries.incrementAndGet() > 500 ? Mono.empty() : Mono.error(new IllegalStateException("away")));

        StepVerifier.withVirtualTime(() -> Settling.untilNoted(awayForLong, Example.ID))
                .expectSubscription()
                .expectNoEvent(Duration.ofMinutes(30))
                .thenAwait(Duration.ofHours(2))
                .verifyComplete();
    }
}
