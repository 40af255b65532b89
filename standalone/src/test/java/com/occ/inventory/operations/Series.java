package com.occ.inventory.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a panel shows of one series.
 *
 * @param points in the order of time; without those that are no number
 */
public record Series(String name, List<Point> points) {

    public record Point(double time, double value) {}

    /** When a panel is looked at. */
    public record Span(Instant from, Instant to, Duration step, String rateInterval) {}

    /** All series of a panel that have a number at some time. */
    static List<Series> of(Prometheus prometheus, Panel panel, Span span) {
        return panel.queries().stream()
                .flatMap(query -> of(prometheus, query, span).stream())
                .toList();
    }

    /** Those of one of its queries. */
    public static List<Series> of(Prometheus prometheus, Panel.Query query, Span span) {
        String promql = query.promql(span.rateInterval());
        List<JsonNode> found = query.instant()
                ? prometheus.query(promql, span.to())
                : prometheus.queryRange(promql, span.from(), span.to(), span.step());
        return found.stream()
                .map(series -> new Series(query.name(series.path("metric")), points(series, query.instant())))
                .filter(series -> !series.points().isEmpty())
                .toList();
    }

    double last() {
        return points.get(points.size() - 1).value();
    }

    double most() {
        return points.stream().mapToDouble(Point::value).max().orElse(0);
    }

    private static List<Point> points(JsonNode series, boolean instant) {
        List<Point> points = new ArrayList<>();
        Iterable<JsonNode> pairs = instant ? List.of(series.path("value")) : series.path("values");
        for (JsonNode pair : pairs) {
            double value = number(pair.get(1).asString());
            if (Double.isFinite(value)) {
                points.add(new Point(pair.get(0).asDouble(), value));
            }
        }
        return points;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
