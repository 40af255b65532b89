package com.occ.inventory.operations;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One panel of a dashboard. Its place is in Grafana's grid of 24 columns. */
public record Panel(int id, String type, String title, String unit, int x, int y, int w, int h, JsonNode json) {
    private static final Pattern LABEL = Pattern.compile("\\{\\{([a-z_]+)}}");

    /** @param legend what a series is called, with labels in double braces */
    public record Query(String expr, String legend, boolean instant) {

        /** As Grafana would ask with everything selected. */
        public String promql(String rateInterval) {
            return expr.replace("$__rate_interval", rateInterval).replaceAll("\\$(job|instance|store)\\b", ".*");
        }

        /** What a series of these labels is called. */
        String name(JsonNode labels) {
            return LABEL.matcher(legend)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(labels.path(found.group(1)).asString("")))
                    .strip();
        }
    }

    static Panel of(JsonNode json) {
        JsonNode place = json.path("gridPos");
        return new Panel(
                json.path("id").asInt(),
                json.path("type").asString(),
                json.path("title").asString(),
                json.at("/fieldConfig/defaults/unit").asString(""),
                place.path("x").asInt(),
                place.path("y").asInt(),
                place.path("w").asInt(),
                place.path("h").asInt(),
                json);
    }

    public boolean row() {
        return type.equals("row");
    }

    public List<Query> queries() {
        return json.path("targets")
                .valueStream()
                .map(target -> new Query(
                        target.path("expr").asString(),
                        target.path("legendFormat").asString(""),
                        target.path("instant").asBoolean(false)))
                .toList();
    }

    boolean stacked() {
        return json.at("/fieldConfig/defaults/custom/stacking/mode")
                .asString("")
                .equals("normal");
    }

    /** The colour of a value: of the last threshold that it reaches, unless a value has a colour of its own. */
    String color(double value) {
        JsonNode own = mapping(value);
        if (!own.isMissingNode()) {
            return own.path("color").asString();
        }
        String color = "blue";
        for (JsonNode step : json.at("/fieldConfig/defaults/thresholds/steps")) {
            if (step.path("value").isNull() || value >= step.path("value").asDouble()) {
                color = step.path("color").asString();
            }
        }
        return color;
    }

    /** A value as people read it. */
    String text(double value) {
        JsonNode own = mapping(value);
        return own.isMissingNode() ? Units.text(unit, value) : own.path("text").asString();
    }

    private JsonNode mapping(double value) {
        return value == Math.rint(value)
                ? json.at("/fieldConfig/defaults/mappings/0/options/" + (long) value)
                : json.path("none");
    }

    /** Whether two panels cover the same place. */
    boolean overlaps(Panel other) {
        return x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h;
    }
}
