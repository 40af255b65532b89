package com.occ.inventory.admin.access;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that people sign in with: small letters, so that nobody is two. */
public final class UserName {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,63}");
    private static final Set<String> TAKEN = Set.of(Actor.API_TOKEN, Actor.CRON, Actor.SETUP);

    private UserName() {}

    /** As it is stored, of what a person typed. */
    public static String of(String typed) {
        return typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    }

    /** What is wrong with it, to be read after the name of the field; null when nothing is. */
    public static String fault(String typed) {
        String name = of(typed);
        if (!FORM.matcher(name).matches()) {
            return "must be 1 to 64 letters a to z, digits and . _ @ + -, a letter or digit first";
        }
        return TAKEN.contains(name) ? "must be another one: this name is the system's own" : null;
    }
}
