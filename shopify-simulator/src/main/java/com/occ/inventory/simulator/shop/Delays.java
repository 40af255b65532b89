package com.occ.inventory.simulator.shop;

import java.time.Duration;
import java.util.Random;

/** One shop's latency as its calls meet it, one draw a call. */
public final class Delays {
    private final Latency latency;
    private final Random random;

    Delays(Latency latency) {
        this.latency = latency;
        this.random = latency.seed() == null ? new Random() : new Random(latency.seed());
    }

    public synchronized Duration next() {
        return latency.next(random);
    }
}
