package com.occ.inventory.operations;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Colours: good is green, bad is red, whatever the order of the series. */
final class Palette {
    private static final List<String> OTHERS = List.of(
            "#3b6fb6", "#8e6bbf", "#2a9d9b", "#c98a1b", "#6b7f99", "#b4568b", "#5d8f3b", "#a3623a", "#4aa3d8",
            "#7a7a3a");
    private static final Map<String, String> NAMED = Map.of(
            "green", "#2f8f5b",
            "orange", "#c9821b",
            "red", "#c8433d",
            "blue", "#3b6fb6");
    private static final Pattern GOOD =
            Pattern.compile("(.* )?(ok|applied|succeeded|sent|done|confirmed|work|in use|2..)");
    private static final Pattern BAD = Pattern.compile(
            "(.* )?(failed|critical|error|dead_letter|unauthorized|refused|given_up|limit|waited for|5..)");
    private static final Pattern DOUBTFUL =
            Pattern.compile("(.* )?(partly_failed|warning|warn|later|throttled|rate limit|4..)");
    private static final Pattern QUIET = Pattern.compile("(unchanged|skipped|nothing_to_sync|none|idle)");

    private Palette() {}

    static String named(String color) {
        return NAMED.getOrDefault(color, color);
    }

    /** @param index which of the panel's series it is */
    static String of(String series, int index) {
        if (GOOD.matcher(series).matches()) {
            return NAMED.get("green");
        }
        if (DOUBTFUL.matcher(series).matches()) {
            return NAMED.get("orange");
        }
        if (BAD.matcher(series).matches()) {
            return NAMED.get("red");
        }
        return QUIET.matcher(series).matches() ? "#9aa5b4" : OTHERS.get(index % OTHERS.size());
    }
}
