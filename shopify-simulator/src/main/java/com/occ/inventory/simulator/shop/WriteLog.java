package com.occ.inventory.simulator.shop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What clients wrote, the oldest forgotten first once it holds 200,000 rows. */
public final class WriteLog {
    private static final int MOST_ROWS = 200_000;

    private final Deque<Write> writes = new ArrayDeque<>();
    private int rows;

    public synchronized void add(Write write) {
        writes.addLast(write);
        rows += write.rows().size();
        while (rows > MOST_ROWS && writes.size() > 1) {
            rows -= writes.removeFirst().rows().size();
        }
    }

    public synchronized List<Write> all() {
        return List.copyOf(writes);
    }

    public synchronized void clear() {
        writes.clear();
        rows = 0;
    }
}
