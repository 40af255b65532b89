package com.occ.inventory.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.shopify.CostBudget.Reservation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.scheduler.VirtualTimeScheduler;

class RateLimitWaitTests {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final CostBudget budget = new CostBudget(time, new StoreMeters(new SimpleMeterRegistry(), "store"));
    private final RateLimitWait wait = new RateLimitWait();
    private final List<Reservation> admitted = new ArrayList<>();

    @Test
    void isNothingWhileThereArePoints() {
        reserve(wait);

        assertThat(admitted).hasSize(1);
        assertThat(wait.takeMillis()).isZero();
    }

    @Test
    void isTheTimeUntilThePointsAreThereAndIsToldOnce() {
        empty();
        reserve(wait);
        assertThat(wait.takeMillis()).isZero();

        time.advanceTimeBy(Duration.ofMillis(500));

        assertThat(admitted).hasSize(1);
        assertThat(wait.takeMillis()).isEqualTo(100);
        assertThat(wait.takeMillis()).isZero();
    }

    @Test
    void hasAPauseThatShopifyAskedForInIt() {
        budget.pause(Duration.ofSeconds(2));
        reserve(wait);

        time.advanceTimeBy(Duration.ofSeconds(3));

        assertThat(wait.takeMillis()).isEqualTo(2_000);
    }

    @Test
    void countsAMomentInWhichSeveralCallsWaitOnce() {
        empty();
        reserve(wait);
        reserve(wait);
        reserve(wait);

        time.advanceTimeBy(Duration.ofMillis(150));
        assertThat(wait.takeMillis()).isEqualTo(100);
        time.advanceTimeBy(Duration.ofSeconds(1));

        assertThat(admitted).hasSize(3);
        assertThat(wait.takeMillis()).isEqualTo(200);
    }

    @Test
    void aSharedCallHoldsEachOfItsWorksBack() {
        RateLimitWait other = new RateLimitWait();
        empty();
        reserve(wait, other);

        time.advanceTimeBy(Duration.ofSeconds(1));

        assertThat(wait.takeMillis()).isEqualTo(100);
        assertThat(other.takeMillis()).isEqualTo(100);
    }

    @Test
    void endsWhenTheCallIsGivenUp() {
        empty();
        Disposable impatient = reserve(wait);
        time.advanceTimeBy(Duration.ofMillis(40));
        impatient.dispose();

        time.advanceTimeBy(Duration.ofSeconds(1));

        assertThat(admitted).isEmpty();
        assertThat(wait.takeMillis()).isEqualTo(40);
    }

    @Test
    void countsWhateverACallGoesThrough() {
        try (ScriptedStore store = new ScriptedStore()) {
            store.answers(
                    ScriptedStore.Reply.status(429).with("Retry-After", "2"),
                    ScriptedStore.Reply.status(503),
                    ScriptedStore.Reply.data("{\"nodes\":[null]}"));

            wait.of(store.client().variants(List.of("v1"))).block(Duration.ofSeconds(20));

            assertThat(store.calls()).isEqualTo(3);
            assertThat(wait.takeMillis()).isBetween(250L, 10_000L);
        }
    }

    /** No points are left, and 100 flow back a second; a call costs 10. */
    private void empty() {
        reserve();
        Reservation first = admitted.remove(0);
        first.answered(new Cost(10, 10, 1000, 0, 100));
        first.release();
    }

    private Disposable reserve(RateLimitWait... waits) {
        return RateLimitWait.shared(budget.reserve(Operation.SET_QUANTITIES), List.of(waits))
                .subscribe(admitted::add);
    }
}
