package com.occ.inventory.admin.access;

import java.nio.charset.StandardCharsets;

/** Long enough to be hard to guess; no longer than bcrypt takes in. */
public final class PasswordRule {
    public static final int SHORTEST = 12;
    private static final int MOST_BYTES = 72;

    private PasswordRule() {}

    /** What is wrong with it, to be read after the name of the field; null when nothing is. */
    public static String fault(String password, String userName) {
        if (password == null || password.codePointCount(0, password.length()) < SHORTEST) {
            return "must have at least " + SHORTEST + " characters";
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return "must have at most " + MOST_BYTES + " bytes";
        }
        if (password.chars().distinct().count() < 4 || UserName.of(password).equals(UserName.of(userName))) {
            return "is too easy to guess: take another one";
        }
        return null;
    }
}
