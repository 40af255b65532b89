package com.occ.inventory.admin.alertsettings;

import java.util.regex.Pattern;

/**
 * Mail addresses: a check against slips and smuggled headers, and against all that the notifier's mailer refuses for good. Whether one
 * exists only a letter to it can tell.
 */
public final class MailAddress {
    /** RFC 5321, section 4.5.3.1.3: a path has 256 octets, its brackets included. */
    private static final int LONGEST = 254;

    private static final Pattern DOTTED = Pattern.compile("[^.]+(\\.[^.]+)*");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+");

    private MailAddress() {}

    /** What is wrong with it, for beside its field; null when nothing is. */
    public static String fault(String address) {
        if (address == null || address.isEmpty()) {
            return "enter a mail address";
        }
        if (address.length() > LONGEST) {
            return "has more than " + LONGEST + " characters";
        }
        if (!address.codePoints().allMatch(MailAddress::allowed)) {
            return "has spaces, brackets, commas or other characters that addresses do not have; one address, without a name,"
                    + " in letters without accents";
        }
        int at = address.indexOf('@');
        if (at < 1 || at != address.lastIndexOf('@') || at == address.length() - 1) {
            return "must have one @ with something on both sides, as in stock@example.com";
        }
        String domain = address.substring(at + 1);
        if (!DOTTED.matcher(address.substring(0, at)).matches()) {
            return "has a dot too many before the @";
        }
        if (!DOTTED.matcher(domain).matches()) {
            return "has a dot too many behind the @";
        }
        if (!HOST.matcher(domain).matches()) {
            return "may have only letters, digits, hyphens and dots behind the @, as in stock@example.com";
        }
        return null;
    }

    private static boolean allowed(int character) {
        return character > ' ' && character < 127 && "<>()[],;:\\\"".indexOf(character) < 0;
    }

    /** Enough for those who know it: {@code s***@example.com}. */
    public static String masked(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "***" : address.substring(0, address.offsetByCodePoints(0, 1)) + "***" + address.substring(at);
    }
}
