package com.occ.inventory.simulator.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A window of a list ordered by number. Cursors are opaque to clients: here, as there, a base64 of the last id.
 *
 * <p>A list ends for clients at its 25,000th object. Documented ("Shopify API limits", "Pagination limits"): the number,
 * and that paginating past it is an error. Assumed, as no answer is documented or recorded: that a window holding the
 * 25,001st object, counted from the end the window is taken from, is refused whole, as any other argument out of
 * bounds is; and that {@code hasNextPage} does not announce it.
 */
record Connection(List<Edge> edges, boolean hasNextPage, boolean hasPreviousPage) {
    private static final int MOST = 25_000;
    private static final Pattern LAST_ID = Pattern.compile("\"last_id\":(\\d+)");

    record Edge(String cursor, Object node) {}

    List<Object> nodes() {
        return edges.stream().map(Edge::node).toList();
    }

    String startCursor() {
        return edges.isEmpty() ? null : edges.get(0).cursor();
    }

    String endCursor() {
        return edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
    }

    /** The window the arguments first/after or last/before ask for, or the field's error. */
    static Object of(DataFetchingEnvironment environment, NavigableMap<Long, ?> all) {
        if (BulkQuery.asks(environment)) {
            return new Connection(edges(all.entrySet().stream()), false, false);
        }
        Integer first = environment.getArgument("first");
        Integer last = environment.getArgument("last");
        if (first == null && last == null) {
            return Problem.of(environment, "BAD_REQUEST", "you must provide one of first or last");
        }
        var size = first != null ? first : last;
        if (size < 0 || size > InputSizes.MOST) {
            return Problem.of(
                    environment, "BAD_REQUEST", "first and last must be between 0 and " + InputSizes.MOST + ".");
        }
        if (environment.getArgument("query") instanceof String query && !query.isBlank()) {
            return Problem.of(environment, "BAD_REQUEST", "The simulator does not search.");
        }
        boolean reverse = environment.getArgumentOrDefault("reverse", false);
        var ordered = reverse ? all.descendingMap() : all;
        var window = window(ordered, environment, first, last);
        var deepest = first != null ? window.endCursor() : window.startCursor();
        return deepest != null && depth(first != null ? ordered : ordered.descendingMap(), id(deepest)) > MOST
                ? Problem.of(environment, "BAD_REQUEST", "Pagination past " + MOST + " objects is not supported.")
                : window;
    }

    /** How many objects a client has come past when it has read this one; not counted in a list that is short enough. */
    private static int depth(NavigableMap<Long, ?> all, long id) {
        return all.size() <= MOST ? 0 : all.headMap(id, true).size();
    }

    private static <T> Connection window(
            NavigableMap<Long, T> ordered, DataFetchingEnvironment environment, Integer first, Integer last) {
        var rest = between(ordered, environment.getArgument("after"), environment.getArgument("before"));
        return first != null ? forward(ordered, rest, first) : backward(ordered, rest, last);
    }

    private static <T> NavigableMap<Long, T> between(NavigableMap<Long, T> ordered, String after, String before) {
        var tail = after == null ? ordered : ordered.tailMap(id(after), false);
        return before == null ? tail : tail.headMap(id(before), false);
    }

    private static <T> Connection forward(NavigableMap<Long, T> all, NavigableMap<Long, T> rest, int size) {
        var edges = edges(rest.entrySet().stream().limit(size));
        return new Connection(edges, rest.size() > edges.size(), startsLater(all, rest));
    }

    private static <T> Connection backward(NavigableMap<Long, T> all, NavigableMap<Long, T> rest, int size) {
        var edges =
                new ArrayList<>(edges(rest.descendingMap().entrySet().stream().limit(size)));
        Collections.reverse(edges);
        var endsEarlier = !rest.isEmpty() && !rest.lastKey().equals(all.lastKey());
        return new Connection(edges, endsEarlier, rest.size() > edges.size());
    }

    private static <T> boolean startsLater(NavigableMap<Long, T> all, NavigableMap<Long, T> rest) {
        return !rest.isEmpty() && !rest.firstKey().equals(all.firstKey());
    }

    private static <T> List<Edge> edges(Stream<Map.Entry<Long, T>> entries) {
        return entries.map(entry -> new Edge(cursor(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static String cursor(long id) {
        var json = "{\"last_id\":" + id + ",\"last_value\":\"" + id + "\"}";
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static long id(String cursor) {
        var matcher = LAST_ID.matcher(new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8));
        if (!matcher.find()) {
            throw new IllegalArgumentException("Invalid cursor for current pagination sort.");
        }
        return Long.parseLong(matcher.group(1));
    }
}
