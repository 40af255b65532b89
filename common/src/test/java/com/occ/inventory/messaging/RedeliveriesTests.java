package com.occ.inventory.messaging;

import com.occ.inventory.testing.SilentDatabase;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.messaging.support.MessageBuilder;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RedeliveriesTests {
    private static final Delivery DELIVERY = new Delivery(
            Inbox.INVENTORY_SNAPSHOTS, MessageBuilder.withPayload(new byte[0]).build());

    @ParameterizedTest
    @MethodSource("statements")
    void noMessageWaitsForEverForADatabaseThatSaysNoWord(Function<Redeliveries, Mono<?>> statement) {
        StepVerifier.withVirtualTime(() -> statement.apply(new Redeliveries(SilentDatabase.client())))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(29))
                .thenAwait(Duration.ofSeconds(1))
                .expectError(TimeoutException.class)
                .verify(Duration.ofSeconds(10));
    }

    static Stream<Function<Redeliveries, Mono<?>>> statements() {
        return Stream.of(redeliveries -> redeliveries.count(DELIVERY), redeliveries -> redeliveries.forget(DELIVERY));
    }
}
