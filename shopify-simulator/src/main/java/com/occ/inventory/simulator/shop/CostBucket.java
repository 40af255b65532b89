package com.occ.inventory.simulator.shop;

import java.time.Duration;
import java.time.Instant;

/**
 * The leaky bucket of points an app has in one shop. A call must find its requested cost in it; what it did not use
 * comes back. Points are whole numbers outside, fractions inside.
 */
public final class CostBucket {
    private double maximum;
    private double restoreRate;
    private double available;
    private Instant filled;

    /** @param restoreRate points a second */
    public CostBucket(double maximum, double restoreRate, Instant now) {
        this.maximum = maximum;
        this.restoreRate = restoreRate;
        this.available = maximum;
        this.filled = now;
    }

    public synchronized boolean take(int cost, Instant now) {
        refill(now);
        if (cost > available) {
            return false;
        }
        available -= cost;
        return true;
    }

    public synchronized void giveBack(int cost) {
        available = Math.min(maximum, available + cost);
    }

    /** Shopify may lower both at any time. */
    public synchronized void resize(double newMaximum, double newRestoreRate, Instant now) {
        refill(now);
        maximum = newMaximum;
        restoreRate = newRestoreRate;
        available = Math.min(available, maximum);
    }

    public synchronized void halve(Instant now) {
        resize(maximum / 2, restoreRate / 2, now);
    }

    public synchronized ThrottleStatus status(Instant now) {
        refill(now);
        return new ThrottleStatus(maximum, (long) Math.floor(available), restoreRate);
    }

    private void refill(Instant now) {
        var seconds = Duration.between(filled, now).toNanos() / 1e9;
        if (seconds > 0) {
            available = Math.min(maximum, available + seconds * restoreRate);
            filled = now;
        }
    }

    /** As {@code extensions.cost.throttleStatus} shows it, where two of the numbers come as {@code 1000.0}. */
    public record ThrottleStatus(double maximumAvailable, long currentlyAvailable, double restoreRate) {}
}
