package com.occ.inventory.admin.sql;

import com.occ.inventory.message.Counts;
import com.occ.inventory.messaging.MessageJson;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.util.Collection;
import java.util.function.Function;

/** Values on their way into statements and out of rows. */
public final class Sql {
    private Sql() {}

    /** A value to bind that may be null. */
    public static <T> Parameter nullable(T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }

    public static Parameter nullable(Enum<?> value) {
        return nullable(value == null ? null : value.name(), String.class);
    }

    public static <T> Long[] longs(Collection<T> items, Function<T, Long> value) {
        return items.stream().map(value).toArray(Long[]::new);
    }

    public static <T> Integer[] ints(Collection<T> items, Function<T, Integer> value) {
        return items.stream().map(value).toArray(Integer[]::new);
    }

    public static <T> String[] texts(Collection<T> items, Function<T, String> value) {
        return items.stream().map(value).toArray(String[]::new);
    }

    public static String json(Object value) {
        return MessageJson.MAPPER.writeValueAsString(value);
    }

    public static Counts counts(String json) {
        return MessageJson.MAPPER.readValue(json, Counts.class);
    }
}
