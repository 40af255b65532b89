package com.occ.inventory.updater.item;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** A batch as columns, the arrays that {@code unnest} takes. */
final class Columns {
    private Columns() {}

    static <T> Long[] longs(List<T> rows, Function<T, Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }

    /** Values may be null. */
    static <T> Integer[] ints(List<T> rows, Function<T, Integer> value) {
        return rows.stream().map(value).toArray(Integer[]::new);
    }

    static <T> Instant[] instants(List<T> rows, Function<T, Instant> value) {
        return rows.stream().map(value).toArray(Instant[]::new);
    }

    static <T> String[] texts(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
