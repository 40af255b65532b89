package com.occ.inventory.operations;

/**
 * One thing that can be set.
 *
 * @param property as Spring calls it; empty when no property takes what the variable does
 * @param variable of the environment
 * @param standard what holds when it is not set; empty when nothing does
 * @param does a sentence or less
 */
record Setting(String property, String variable, String standard, String does) {

    String row() {
        return "| `" + variable + "` | " + code(property) + " | " + code(standard) + " | " + does.replace("|", "\\|")
                + " |";
    }

    private static String code(String words) {
        return words.isEmpty() ? "" : "`" + words + "`";
    }
}
