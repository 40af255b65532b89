package com.occ.inventory.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.shopify.AttemptFailure.NoAnswer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoreTests {
    private final CircuitBreaker breaker = Store.of(
                    new ShopDomain("aurora"),
                    ScriptedStore.settings("http://127.0.0.1/{shop}"),
                    new StoreMeters(new SimpleMeterRegistry(), "aurora"))
            .breaker();

    @Test
    void isLeftAloneAfterAnOutage() {
        outage();

        assertThat(breaker.tryAcquirePermission()).isFalse();
    }

    @Test
    void allThatIsInFlightMayTryWhetherTheOutageIsOver() {
        outage();
        breaker.transitionToHalfOpenState();

        assertThat(IntStream.range(0, 20).allMatch(call -> breaker.tryAcquirePermission()))
                .as("a call refused for its company alone would pass for an outage")
                .isTrue();
        IntStream.range(0, 20).forEach(call -> breaker.onSuccess(1, TimeUnit.MILLISECONDS));
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    private void outage() {
        for (int call = 0; call < 20; call++) {
            breaker.acquirePermission();
            breaker.onError(1, TimeUnit.MILLISECONDS, new NoAnswer("nothing", null, null));
        }
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    }
}
