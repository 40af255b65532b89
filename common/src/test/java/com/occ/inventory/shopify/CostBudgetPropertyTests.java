package com.occ.inventory.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A store of the smallest plan with answers that overtake each other, in virtual time. */
class CostBudgetPropertyTests {

    private static final double PRICE = 10;
    private static final long HALF_SECONDS = 150;

    @Property(tries = 30)
    void usesWhatTheBucketGivesAndIsHardlyEverThrottled(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int inFlight, @ForAll boolean halved) {
        Simulation simulation = new Simulation(new Random(seed));
        for (int i = 0; i < inFlight; i++) {
            simulation.call();
        }
        simulation.time.advanceTimeBy(Duration.ofSeconds(HALF_SECONDS));
        if (halved) {
            simulation.halve();
        }
        simulation.time.advanceTimeBy(Duration.ofSeconds(HALF_SECONDS));

        double restored = HALF_SECONDS * 100 + HALF_SECONDS * (halved ? 50 : 100);
        double byLatency = inFlight * PRICE / Simulation.LONGEST_ANSWER_SECONDS * 2 * HALF_SECONDS;
        assertThat(simulation.done * PRICE).isGreaterThan(0.85 * Math.min(restored, byLatency));
        assertThat((double) simulation.throttled).isLessThan(Math.max(2, 0.01 * simulation.calls));
    }

    private static final class Simulation {

        private static final double LONGEST_ANSWER_SECONDS = 0.6;

        private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
        private final CostBudget budget = new CostBudget(time);
        private final Random random;
        private Bucket truth = new Bucket(2000, 2000, 100, 0);
        private long calls;
        private long done;
        private long throttled;

        private Simulation(Random random) {
            this.random = random;
        }

        /** Sends a call that takes 100 to 600 ms there and back, and then the next one. */
        private void call() {
            budget.reserve(Operation.SET_QUANTITIES)
                    .subscribe(reservation -> after(20 + random.nextInt(100), () -> {
                        Cost cost = charge();
                        after(80 + random.nextInt(400), () -> {
                            if (cost.actual() > 0) {
                                reservation.answered(cost);
                            } else {
                                reservation.throttled(cost);
                            }
                            reservation.release();
                            call();
                        });
                    }));
        }

        private Cost charge() {
            calls++;
            truth = truth.refilled(time.now(TimeUnit.NANOSECONDS));
            boolean enough = truth.level() >= PRICE;
            if (enough) {
                truth = truth.plus(-PRICE);
                done++;
            } else {
                throttled++;
            }
            double left = Math.floor(truth.level());
            return new Cost(PRICE, enough ? PRICE : 0, truth.capacity(), left, truth.restoreRate());
        }

        private void halve() {
            truth = new Bucket(Math.min(truth.level(), 1000), 1000, 50, truth.at());
        }

        private void after(long millis, Runnable then) {
            time.schedule(then, millis, TimeUnit.MILLISECONDS);
        }
    }
}
