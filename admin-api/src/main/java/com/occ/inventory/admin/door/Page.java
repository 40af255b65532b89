package com.occ.inventory.admin.door;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next the {@code cursor} that continues it; null at the end
 */
public record Page<T>(List<T> items, String next) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 500;

    /** @param found up to {@code limit + 1} rows: one more than asked for tells that there is a next page */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Cursor> cursor) {
        if (found.size() <= limit) {
            return new Page<>(List.copyOf(found), null);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, cursor.apply(items.get(limit - 1)).encoded());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next);
    }

    /** @param next where to look on, though nothing more may be there; null at the end */
    public static <T> Page<T> until(List<T> items, Cursor next) {
        return new Page<>(List.copyOf(items), next == null ? null : next.encoded());
    }

    /** @param asked null for the default */
    public static int limit(Integer asked) {
        if (asked != null && (asked < 1 || asked > MAX_LIMIT)) {
            throw Problem.badRequest("limit must be 1 to " + MAX_LIMIT + ", not " + asked + ".");
        }
        return asked == null ? DEFAULT_LIMIT : asked;
    }
}
