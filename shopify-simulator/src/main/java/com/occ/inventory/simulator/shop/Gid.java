package com.occ.inventory.simulator.shop;

import java.util.Optional;
import java.util.regex.Pattern;

/** A global id, {@code gid://shopify/Type/123}; a level's id carries its item behind a question mark. */
public record Gid(String type, long number, String query) {
    private static final Pattern FORM = Pattern.compile("gid://shopify/([A-Za-z]+)/(\\d{1,18})(?:\\?(.*))?");

    public static Optional<Gid> parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var query = matcher.group(3) == null ? "" : matcher.group(3);
        return Optional.of(new Gid(matcher.group(1), Long.parseLong(matcher.group(2)), query));
    }

    public static String of(String type, long number) {
        return "gid://shopify/" + type + "/" + number;
    }

    /** The number of a gid of this type, or -1, which nothing has. */
    public static long number(String text, String type) {
        return parse(text)
                .filter(gid -> gid.type().equals(type))
                .map(Gid::number)
                .orElse(-1L);
    }
}
