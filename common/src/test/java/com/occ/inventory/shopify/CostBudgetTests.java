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

class CostBudgetTests {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final CostBudget budget = new CostBudget(time, new StoreMeters(new SimpleMeterRegistry(), "store"));
    private final List<Reservation> admitted = new ArrayList<>();

    @Test
    void holdsNothingBackBeforeTheFirstAnswer() {
        reserve(50);

        assertThat(admitted).hasSize(50);
    }

    @Test
    void sendsOnlyWhatTheBucketHolds() {
        learn(45);
        reserve(6);
        assertThat(admitted).hasSize(4);

        time.advanceTimeBy(Duration.ofMillis(49));
        assertThat(admitted).hasSize(4);
        time.advanceTimeBy(Duration.ofMillis(2));
        assertThat(admitted).hasSize(5);
        time.advanceTimeBy(Duration.ofMillis(100));
        assertThat(admitted).hasSize(6);
    }

    @Test
    void givesBackWhatACallDidNotCost() {
        learn(10);
        reserve(2);
        assertThat(admitted).hasSize(1);

        finish(admitted.get(0), new Cost(10, 0, 1000, 10, 100));
        assertThat(admitted).hasSize(2);
    }

    @Test
    void waitsForAFullBucketWhenACallIsDearerThanThat() {
        reserve(1);
        finish(admitted.remove(0), new Cost(10, 10, 5, 0, 1));

        reserve(1);
        time.advanceTimeBy(Duration.ofMillis(4900));
        assertThat(admitted).isEmpty();
        time.advanceTimeBy(Duration.ofMillis(200));
        assertThat(admitted).hasSize(1);
    }

    @Test
    void adaptsToABucketThatShrinks() {
        learn(1000);
        reserve(1);
        finish(admitted.remove(0), new Cost(10, 10, 100, 20, 10));

        reserve(3);
        assertThat(admitted).hasSize(2);
        time.advanceTimeBy(Duration.ofMillis(1001));
        assertThat(admitted).hasSize(3);
    }

    @Test
    void forgetsWhoStoppedWaiting() {
        learn(10);
        reserve(1);
        Disposable impatient = reserve();
        reserve(1);
        impatient.dispose();

        time.advanceTimeBy(Duration.ofMillis(101));
        assertThat(admitted).hasSize(2);
    }

    @Test
    void learnsThePriceFromTheStore() {
        reserve(1);
        finish(admitted.remove(0), new Cost(30, 30, 1000, 100, 100));

        reserve(10);
        assertThat(admitted).hasSize(3);
    }

    @Test
    void sendsNothingDuringAPause() {
        budget.pause(Duration.ofSeconds(2));
        reserve(1);

        time.advanceTimeBy(Duration.ofMillis(1999));
        assertThat(admitted).isEmpty();
        time.advanceTimeBy(Duration.ofMillis(2));
        assertThat(admitted).hasSize(1);
    }

    @Test
    void aFloodOfReadsHoldsNoWriteUp() {
        learn(0);
        List<Operation> sent = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            budget.reserve(Operation.LOCATIONS).subscribe(any -> sent.add(Operation.LOCATIONS));
        }
        time.advanceTimeBy(Duration.ofSeconds(2));
        for (int i = 0; i < 10; i++) {
            budget.reserve(Operation.SET_QUANTITIES).subscribe(any -> sent.add(Operation.SET_QUANTITIES));
        }
        sent.clear();

        time.advanceTimeBy(Duration.ofMillis(1010));
        assertThat(sent)
                .hasSize(10)
                .filteredOn(Operation.SET_QUANTITIES::equals)
                .hasSize(5);
        time.advanceTimeBy(Duration.ofMillis(1000));
        assertThat(sent).filteredOn(Operation.SET_QUANTITIES::equals).hasSize(10);
        time.advanceTimeBy(Duration.ofMillis(1000));
        assertThat(sent).hasSize(30);
    }

    /** The store says that so many points are left, and that 100 flow back a second. */
    private void learn(double available) {
        reserve(1);
        finish(admitted.remove(0), new Cost(10, 10, 1000, available, 100));
    }

    private void finish(Reservation reservation, Cost cost) {
        reservation.answered(cost);
        reservation.release();
    }

    private void reserve(int calls) {
        for (int i = 0; i < calls; i++) {
            reserve();
        }
    }

    private Disposable reserve() {
        return budget.reserve(Operation.SET_QUANTITIES).subscribe(admitted::add);
    }
}
