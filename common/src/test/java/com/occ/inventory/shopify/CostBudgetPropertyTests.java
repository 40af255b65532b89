package com.occ.inventory.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
            simulation.keepWriting();
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

    /** As the updater does: 250 items are read, then written, several calls of each at a time. */
    @Property(tries = 20)
    void aHundredThousandItemsTakeAsLongAsTheirPoints(@ForAll long seed, @ForAll boolean halved) {
        Simulation simulation = new Simulation(new Random(seed));
        for (int worker = 0; worker < 16; worker++) {
            simulation.readAndWrite();
        }
        simulation.time.advanceTimeBy(Duration.ofSeconds(10));
        double lost = halved ? simulation.halve() : 0;
        simulation.time.advanceTimeBy(Duration.ofMinutes(5));

        assertThat(simulation.written).isEqualTo(Simulation.BATCHES);
        double seconds = simulation.finished / 1000.0;
        double given = 2000 - lost + 10 * 100 + (seconds - 10) * (halved ? 50 : 100);
        assertThat(Simulation.BATCHES * (PRICE + Simulation.READ_PRICE)).isGreaterThan(0.85 * given);
        assertThat((double) simulation.throttled).isLessThan(0.01 * simulation.calls);
    }

    private static final class Simulation {

        private static final double LONGEST_ANSWER_SECONDS = 0.6;
        private static final double READ_PRICE = 4;
        private static final int BATCHES = 100_000 / 250;

        private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
        private final CostBudget budget = new CostBudget(time, new StoreMeters(new SimpleMeterRegistry(), "store"));
        private final Random random;
        private Bucket truth = new Bucket(2000, 2000, 100, 0);
        private long calls;
        private long done;
        private long throttled;
        private int begun;
        private int written;
        private long finished;

        private Simulation(Random random) {
            this.random = random;
        }

        private void keepWriting() {
            call(Operation.SET_QUANTITIES, PRICE, this::keepWriting);
        }

        private void readAndWrite() {
            if (begun < BATCHES) {
                begun++;
                call(
                        Operation.LEVELS,
                        READ_PRICE,
                        () -> call(Operation.SET_QUANTITIES, PRICE, () -> {
                            written++;
                            finished = time.now(TimeUnit.MILLISECONDS);
                            readAndWrite();
                        }));
            }
        }

        /** Sends a call that takes 100 to 600 ms there and back, again when it is turned away, and then does what is next. */
        private void call(Operation operation, double price, Runnable next) {
            budget.reserve(operation)
                    .subscribe(reservation -> after(20 + random.nextInt(100), () -> {
                        Cost cost = charge(price);
                        after(80 + random.nextInt(400), () -> {
                            boolean carriedOut = cost.actual() > 0;
                            if (carriedOut) {
                                reservation.answered(cost);
                            } else {
                                reservation.throttled(cost);
                            }
                            reservation.release();
                            if (carriedOut) {
                                next.run();
                            } else {
                                call(operation, price, next);
                            }
                        });
                    }));
        }

        private Cost charge(double price) {
            calls++;
            truth = truth.refilled(time.now(TimeUnit.NANOSECONDS));
            boolean enough = truth.level() >= price;
            if (enough) {
                truth = truth.plus(-price);
                done++;
            } else {
                throttled++;
            }
            double left = Math.floor(truth.level());
            return new Cost(price, enough ? price : 0, truth.capacity(), left, truth.restoreRate());
        }

        /** Answers how many points were lost with it. */
        private double halve() {
            truth = truth.refilled(time.now(TimeUnit.NANOSECONDS));
            double before = truth.level();
            truth = new Bucket(Math.min(truth.level(), 1000), 1000, 50, truth.at());
            return before - truth.level();
        }

        private void after(long millis, Runnable then) {
            time.schedule(then, millis, TimeUnit.MILLISECONDS);
        }
    }
}
