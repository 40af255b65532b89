package com.occ.inventory.simulator.shop;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long a call takes: a time, and up to so much more. */
public record Latency(int millis, int jitterMillis) {
    public static final Latency NONE = new Latency(0, 0);

    public Latency {
        if (millis < 0 || jitterMillis < 0) {
            throw new IllegalArgumentException("A latency cannot be negative.");
        }
    }

    public Duration next() {
        var jitter = jitterMillis == 0 ? 0 : ThreadLocalRandom.current().nextInt(jitterMillis + 1);
        return Duration.ofMillis((long) millis + jitter);
    }
}
