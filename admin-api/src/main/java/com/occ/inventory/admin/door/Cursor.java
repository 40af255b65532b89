package com.occ.inventory.admin.door;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Where a page of a list ended: the sort key of its last row. Callers pass it back as they got it. */
public record Cursor(List<String> parts) {
    public static Cursor of(Object... parts) {
        return new Cursor(Arrays.stream(parts).map(String::valueOf).toList());
    }

    String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    /** The value that {@code read} makes of the cursor; {@code start} when the caller sent none. */
    public static <T> T read(String encoded, T start, Function<List<String>, T> read) {
        if (encoded == null || encoded.isEmpty()) {
            return start;
        }
        try {
            byte[] text = Base64.getUrlDecoder().decode(encoded);
            return read.apply(List.of(new String(text, StandardCharsets.UTF_8).split("\n", -1)));
        } catch (RuntimeException unreadable) {
            throw Problem.badRequest("cursor is not one that an earlier answer gave as next.");
        }
    }
}
