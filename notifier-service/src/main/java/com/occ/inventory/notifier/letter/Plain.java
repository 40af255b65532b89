package com.occ.inventory.notifier.letter;

/** Text of others made fit for one line: nothing in it ends a line, turns the reading direction or hides. */
final class Plain {
    private static final String CUT = "…";
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Plain() {}

    /** @param most how many chars are left of it, the ellipsis included; a null is an empty line */
    static String line(String given, int most) {
        if (given == null) {
            return "";
        }
        StringBuilder line = new StringBuilder();
        // What is cut off is not looked at: a message may be megabytes long.
        given.codePoints().limit(4L * most + 64).forEach(character -> {
            if (separates(character)) {
                if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            } else if (isShown(character)) {
                line.appendCodePoint(character);
            }
        });
        return cut(line.toString().strip(), most);
    }

    static String cut(String line, int most) {
        if (line.length() <= most) {
            return line;
        }
        int end = Math.max(0, most - CUT.length());
        while (end > 0 && breaksCharacter(line, end)) {
            end--;
        }
        return line.substring(0, end).stripTrailing() + CUT;
    }

    private static boolean breaksCharacter(String line, int at) {
        return Character.isLowSurrogate(line.charAt(at))
                || line.charAt(at) == ZERO_WIDTH_JOINER
                || line.charAt(at - 1) == ZERO_WIDTH_JOINER
                || Character.getType(line.codePointAt(at)) == Character.NON_SPACING_MARK;
    }

    private static boolean separates(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            // Direction overrides and the like. These two are part of scripts, and of emoji.
            case Character.FORMAT -> character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
            case Character.SURROGATE, Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
