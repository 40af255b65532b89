package com.occ.inventory.admin.item;

import com.occ.inventory.admin.door.Problem;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What someone looks for: an SKU, or a piece of it, or an id.
 *
 * @param text as it was typed
 * @param id the number when it is one, alone or at the end of a gid; else -1, which no row has
 */
record SearchText(String text, long id) {
    private static final int LONGEST = 200;
    private static final Pattern ID = Pattern.compile("(?:gid://shopify/\\w+/)?(\\d{1,18})");

    /** Null when nothing was typed. */
    static SearchText of(String parameter, String typed) {
        String text = plain(parameter, typed);
        if (text == null) {
            return null;
        }
        Matcher number = ID.matcher(text);
        return new SearchText(text, number.matches() ? Long.parseLong(number.group(1)) : -1);
    }

    /** A parameter that the database can take; null when it is blank. */
    static String plain(String parameter, String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (typed.length() > LONGEST || typed.indexOf('\0') >= 0) {
            throw Problem.badRequest(parameter + " must be a text of at most " + LONGEST + " characters.");
        }
        return typed.strip();
    }

    boolean isId() {
        return id >= 0;
    }

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }
}
