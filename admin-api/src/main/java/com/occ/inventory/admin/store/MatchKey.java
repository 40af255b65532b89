package com.occ.inventory.admin.store;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** SKUs and barcodes in the form in which they are compared: people write them with other cases, spaces and widths. */
public final class MatchKey {
    private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\s\\p{Cc}\\p{Cf}]+");

    private MatchKey() {}

    /** Null when nothing is left to compare. */
    public static String of(String text) {
        if (text == null) {
            return null;
        }
        String wide = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String key = SPACE.matcher(wide).replaceAll("").toLowerCase(Locale.ROOT);
        return key.isEmpty() ? null : key;
    }
}
