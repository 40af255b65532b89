package com.occ.inventory.admin.door;

/** Why somebody did something, as it is typed and stored: one line for whoever finds it done. */
public final class Reason {
    public static final int LONGEST = 200;

    private Reason() {}

    /** What is wrong with it, for beside its field; null when nothing is. */
    public static String fault(String stripped) {
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            return "say why, in 1 to " + LONGEST + " characters";
        }
        // The database stores no zero byte, and the rest is of no use to who reads it.
        return stripped.chars().anyMatch(Character::isISOControl)
                ? "has line breaks or other control characters; say it in one line of plain text"
                : null;
    }
}
