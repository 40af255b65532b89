package com.occ.inventory.shopify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reads and writes that wait for the same points. Each lane is first come, first served; between the lanes it is the turn of the
 * one that got fewer points, so neither a flood of reads holds up the writes nor the other way round. A lane that was empty
 * starts level with the other one: who asked for nothing has saved nothing up.
 */
final class FairQueue<T> {

    enum Lane {
        WRITES,
        READS
    }

    private static final class Waiting<T> {
        private final Deque<T> queue = new ArrayDeque<>();
        private double points;
    }

    private final Map<Lane, Waiting<T>> lanes = new EnumMap<>(Lane.class);

    FairQueue() {
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new Waiting<>());
        }
    }

    void add(Lane lane, T item) {
        Waiting<T> own = lanes.get(lane);
        if (own.queue.isEmpty()) {
            for (Waiting<T> other : lanes.values()) {
                if (!other.queue.isEmpty()) {
                    own.points = Math.max(own.points, other.points);
                }
            }
        }
        own.queue.add(item);
    }

    /** Whose turn it is; null when nobody waits. */
    T peek() {
        return next().queue.peek();
    }

    /** Lets the one go whose turn it is, at this price in points. */
    T poll(double price) {
        Waiting<T> next = next();
        next.points += price;
        return next.queue.poll();
    }

    void remove(Lane lane, T item) {
        lanes.get(lane).queue.remove(item);
    }

    /** Level lanes: the writes first, they are what it is all for. */
    private Waiting<T> next() {
        Waiting<T> writes = lanes.get(Lane.WRITES);
        Waiting<T> reads = lanes.get(Lane.READS);
        if (writes.queue.isEmpty() || reads.queue.isEmpty()) {
            return writes.queue.isEmpty() ? reads : writes;
        }
        return reads.points < writes.points ? reads : writes;
    }
}
