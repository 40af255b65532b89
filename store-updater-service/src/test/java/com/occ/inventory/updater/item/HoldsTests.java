package com.occ.inventory.updater.item;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.Mode;
import com.occ.inventory.testing.SilentDatabase;
import com.occ.inventory.updater.Snapshots;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** With a database that takes the question and never says a word. */
class HoldsTests {
    private static final InventorySnapshot PAGE =
            Snapshots.page(1, Mode.APPLY, InventorySnapshot.Row.available(1, 2, 0));

    @ParameterizedTest
    @MethodSource("questions")
    void noPageWaitsForEver(Function<Holds, Mono<?>> question) {
        StepVerifier.withVirtualTime(() -> question.apply(new Holds(SilentDatabase.client(), Clock.systemUTC())))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(29))
                .thenAwait(Duration.ofSeconds(1))
                .expectError(TimeoutException.class)
                .verify(Duration.ofSeconds(10));
    }

    static Stream<Function<Holds, Mono<?>>> questions() {
        return Stream.of(holds -> holds.holds(PAGE), holds -> holds.release(PAGE));
    }
}
