package com.occ.inventory.shopify;

import java.time.Duration;

/**
 * A store's bucket of points as we believe it to be at an instant: what has been sent is taken off, answered or not.
 *
 * @param at nanoseconds of the clock that all calls below use
 */
record Bucket(double level, double capacity, double restoreRate, long at) {

    private static final double NANOS = 1e9;

    Bucket refilled(long now) {
        double flown = restoreRate * Math.max(0, now - at) / NANOS;
        return new Bucket(Math.min(capacity, level + flown), capacity, restoreRate, now);
    }

    /** Gives points back, or takes them when negative. */
    Bucket plus(double points) {
        return new Bucket(Math.min(capacity, level + points), capacity, restoreRate, at);
    }

    /**
     * What a report teaches. Calls overtake each other, so a report is a bound and not the truth: since it was written,
     * the bucket can have gained at most the flow since its call was sent, and lost at most what other calls took in that time.
     *
     * @param others points of the calls that are, or in the meantime were, in flight beside the reporting one
     */
    Bucket reported(Cost cost, double others, long sentAt) {
        double flown = cost.restoreRate() * Math.max(0, at - sentAt) / NANOS;
        double highest = Math.min(cost.capacity(), cost.available() + flown);
        double lowest = Math.min(highest, cost.available() - others);
        return with(cost, Math.min(highest, Math.max(lowest, level)));
    }

    /** A call was turned away, so we believed too much: fall back to the least that can be true. */
    Bucket overdrawn(Cost cost, double others) {
        return with(cost, cost.available() - others);
    }

    private Bucket with(Cost cost, double level) {
        return new Bucket(level, cost.capacity(), cost.restoreRate(), at);
    }

    /** Zero when the points are there. A call that is dearer than the whole bucket waits for a full one; Shopify says no then. */
    Duration until(double points) {
        double lacking = Math.min(points, capacity) - level;
        return lacking <= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(lacking / restoreRate * NANOS));
    }
}
