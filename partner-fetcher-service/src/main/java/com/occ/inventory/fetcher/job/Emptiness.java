package com.occ.inventory.fetcher.job;

import com.occ.inventory.message.InventorySnapshot.Row;
import java.util.List;

/**
 * How much of what was read has nothing to sell: at or below zero, unknown or deleted. A partner that turns empty at once has more
 * likely a fault than a very good day.
 */
record Emptiness(int empty, int rows) {
    private static final double NEARLY_ALL = 0.95;
    private static final int TOO_FEW_TO_TELL = 5;

    static final Emptiness NOTHING_READ = new Emptiness(0, 0);

    static Emptiness of(List<Row> rows) {
        return new Emptiness((int) rows.stream().filter(Emptiness::isEmpty).count(), rows.size());
    }

    Emptiness plus(Emptiness other) {
        return new Emptiness(empty + other.empty, rows + other.rows);
    }

    /** Whether this share is high enough to suspect the whole, however few rows it is made of. */
    boolean high() {
        return empty >= NEARLY_ALL * rows;
    }

    /** The verdict on a whole job. */
    boolean nearlyAll() {
        return high() && rows >= TOO_FEW_TO_TELL;
    }

    private static boolean isEmpty(Row row) {
        return switch (row.state()) {
            case AVAILABLE -> row.available() <= 0;
            case DELETED, UNKNOWN -> true;
            case UNTRACKED, BUNDLE, NOT_STOCKED -> false;
        };
    }
}
