package com.occ.inventory.operations;

/**
 * One thing that can be set.
 *
 * @param property as Spring calls it
 * @param variable of the environment
 * @param standard what holds when it is not set; empty when nothing does
 * @param does a sentence or less
 */
record Setting(String property, String variable, String standard, String does) {

    String row() {
        return "| `" + variable + "` | `" + property + "` | " + (standard.isEmpty() ? "" : "`" + standard + "`") + " | "
                + does.replace("|", "\\|") + " |";
    }
}
