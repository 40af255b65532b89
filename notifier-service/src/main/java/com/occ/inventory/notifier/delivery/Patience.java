package com.occ.inventory.notifier.delivery;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/** How long to wait after an attempt that did not succeed, and when to stop trying. */
final class Patience {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5));
    /** Longer, as there are few: an outage of minutes is to be outlasted. */
    private static final List<Duration> UNANSWERED = List.of(Duration.ofSeconds(30), Duration.ofMinutes(5));

    private static final double SPREAD = 0.1;

    private final DoubleSupplier random;
    private final Duration giveUp;

    /** @param random from 0 to 1 */
    Patience(DoubleSupplier random, Duration giveUp) {
        this.random = random;
        this.giveUp = giveUp;
    }

    Duration giveUp() {
        return giveUp;
    }

    /** @param attempts so far, at least one */
    Duration after(int attempts) {
        return spread(PAUSES, attempts);
    }

    /** @param handed how often the letter was handed over without an answer, at least once */
    Duration unanswered(int handed) {
        return spread(UNANSWERED, handed);
    }

    private Duration spread(List<Duration> pauses, int number) {
        Duration pause = pauses.get(Math.min(number, pauses.size()) - 1);
        return Duration.ofMillis(Math.round(pause.toMillis() * (1 + SPREAD * (2 * random.getAsDouble() - 1))));
    }
}
