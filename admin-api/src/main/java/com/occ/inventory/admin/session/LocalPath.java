package com.occ.inventory.admin.session;

import java.net.URI;
import java.util.regex.Pattern;

/** Where to go after signing in: nowhere but to a page of ours. */
final class LocalPath {
    static final String HOME = "/";
    private static final Pattern FORM = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\{}<>\"]]{0,1000}");

    private LocalPath() {}

    static String of(String asked) {
        if (asked == null || !(asked.equals(HOME) || FORM.matcher(asked).matches())) {
            return HOME;
        }
        try {
            URI uri = URI.create(asked);
            boolean elsewhere = uri.isAbsolute() || uri.getRawAuthority() != null;
            return elsewhere || uri.getPath().equals("/login") || uri.getPath().equals("/logout") ? HOME : asked;
        } catch (IllegalArgumentException unreadable) {
            return HOME;
        }
    }
}
