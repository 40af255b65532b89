package com.occ.inventory.admin.door;

import java.util.Arrays;
import java.util.Locale;

/** Query parameters that name one of a few things. */
public final class Choice {
    private Choice() {}

    /** Null when the caller left it out. */
    public static <E extends Enum<E>> E of(String parameter, String value, Class<E> type) {
        if (value == null || value.isBlank()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest(
                        parameter + " must be one of " + Arrays.toString(type.getEnumConstants()) + "."));
    }
}
