package com.occ.inventory.endtoend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws one trace as an SVG: a line for each kind of step below the same one, a bar for each step, a colour for each service. */
final class TracePicture {
    private static final int WIDTH = 1200;
    private static final int NAMES = 400;
    private static final int LINE = 24;
    private static final int TOP = 84;
    private static final int ROOM_FOR_DURATION = 110;
    private static final List<String> COLOURS = List.of("#2f6fb3", "#3a8f5c", "#c2732b", "#8a56a8", "#b33f52");

    private final long start;
    private final long end;
    private final List<String> services;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, List<TracedStep>> parts;

    /** Steps of one kind below steps of one kind. */
    private record Line(int depth, List<TracedStep> steps) {
        String text() {
            String name = steps.get(0).name();
            return steps.size() == 1 ? name : steps.size() + " \u00d7 " + name;
        }

        long start() {
            return steps.stream().mapToLong(TracedStep::start).min().orElseThrow();
        }

        long end() {
            return steps.stream().mapToLong(TracedStep::end).max().orElseThrow();
        }

        String duration() {
            double longest = steps.stream()
                            .mapToLong(step -> step.end() - step.start())
                            .max()
                            .orElseThrow()
                    / 1e6;
            return (steps.size() == 1 ? "" : "\u2264 ") + String.format("%.0f ms", Math.max(1, longest));
        }

        String links() {
            int served = steps.stream().mapToInt(step -> step.links().size()).sum();
            return served == 0 ? "" : ", " + served + " links";
        }
    }

    TracePicture(List<TracedStep> trace) {
        List<TracedStep> ordered = trace.stream()
                .sorted(Comparator.comparingLong(TracedStep::start))
                .toList();
        start = ordered.get(0).start();
        end = trace.stream().mapToLong(TracedStep::end).max().orElseThrow();
        Set<String> named = new LinkedHashSet<>();
        ordered.forEach(step -> named.add(step.service()));
        services = List.copyOf(named);
        parts = ordered.stream().collect(Collectors.groupingBy(TracedStep::parent));
        add(0, parts.getOrDefault("", List.of()));
    }

    private void add(int depth, List<TracedStep> siblings) {
        Map<String, List<TracedStep>> kinds = siblings.stream()
                .sorted(Comparator.comparingLong(TracedStep::start))
                .collect(Collectors.groupingBy(
                        step -> step.service() + " " + step.name(), LinkedHashMap::new, Collectors.toList()));
        kinds.values().forEach(kind -> {
            lines.add(new Line(depth, kind));
            add(
                    depth + 1,
                    kind.stream()
                            .flatMap(step -> parts.getOrDefault(step.id(), List.of()).stream())
                            .toList());
        });
    }

    String svg() {
        int height = TOP + lines.size() * LINE + 20;
        StringBuilder svg = new StringBuilder(
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="DejaVu Sans, Arial, sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="16" y="26" font-size="16" font-weight="bold" fill="#1d2733">One run, one trace: %d spans, %.2f s</text>
                """
                        .formatted(WIDTH, height, WIDTH, height, spans(), (end - start) / 1e9));
        legend(svg);
        grid(svg, height);
        for (int i = 0; i < lines.size(); i++) {
            line(svg, lines.get(i), TOP + i * LINE);
        }
        return svg.append("</svg>\n").toString();
    }

    private int spans() {
        return lines.stream().mapToInt(line -> line.steps().size()).sum();
    }

    private void legend(StringBuilder svg) {
        int x = 16;
        for (String service : services) {
            svg.append("<rect x=\"%d\" y=\"40\" width=\"12\" height=\"12\" rx=\"2\" fill=\"%s\"/>\n"
                    .formatted(x, colour(service)));
            svg.append("<text x=\"%d\" y=\"51\" fill=\"#1d2733\">%s</text>\n".formatted(x + 18, service));
            x += 44 + service.length() * 8;
        }
    }

    private void grid(StringBuilder svg, int height) {
        for (int part = 0; part <= 4; part++) {
            double x = NAMES + part * (WIDTH - NAMES - ROOM_FOR_DURATION) / 4.0;
            svg.append("<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#e3e8ee\"/>\n"
                    .formatted(x, TOP - 6, x, height - 14));
            svg.append(
                    "<text x=\"%.1f\" y=\"%d\" font-size=\"11\" fill=\"#66717d\" text-anchor=\"middle\">%.0f ms</text>\n"
                            .formatted(x, TOP - 11, (end - start) / 1e6 * part / 4));
        }
    }

    private void line(StringBuilder svg, Line line, int y) {
        svg.append("<text x=\"%d\" y=\"%d\" fill=\"#1d2733\">%s</text>\n"
                .formatted(16 + line.depth() * 14, y + 16, line.text()));
        String colour = colour(line.steps().get(0).service());
        for (TracedStep step : line.steps()) {
            double from = x(step.start());
            svg.append(
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"14\" rx=\"2\" fill=\"%s\" fill-opacity=\"%s\"/>\n"
                            .formatted(
                                    from,
                                    y + 5,
                                    Math.max(2, x(step.end()) - from),
                                    colour,
                                    line.steps().size() == 1 ? "1" : "0.55"));
        }
        svg.append("<text x=\"%.1f\" y=\"%d\" font-size=\"11\" fill=\"#66717d\">%s%s</text>\n"
                .formatted(x(line.end()) + 6, y + 16, line.duration(), line.links()));
    }

    private double x(long at) {
        return NAMES + (double) (at - start) / Math.max(1, end - start) * (WIDTH - NAMES - ROOM_FOR_DURATION);
    }

    private String colour(String service) {
        return COLOURS.get(services.indexOf(service) % COLOURS.size());
    }
}
