package com.occ.inventory.updater.pipeline;

import com.occ.inventory.updater.row.Row;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Lets one row of an item through at a time, so that an item is never in two calls at once. */
final class ItemGate {
    private final Map<Long, Deque<Row>> inside = new HashMap<>();

    /** Whether the row may go on; if not, it will be the answer of a later {@link #leave}. */
    synchronized boolean enter(Row row) {
        Deque<Row> behind = inside.putIfAbsent(row.storeItemId(), new ArrayDeque<>(1));
        if (behind != null) {
            behind.add(row);
        }
        return behind == null;
    }

    /** The item is free again: the next row of it, which is now inside. */
    synchronized Optional<Row> leave(long storeItemId) {
        Deque<Row> behind = inside.get(storeItemId);
        Row next = behind.poll();
        if (next == null) {
            inside.remove(storeItemId);
        }
        return Optional.ofNullable(next);
    }
}
