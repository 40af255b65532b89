package com.occ.inventory.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics that docs/metrics.md names, by the names of their series, with the labels it gives them. */
public final class Metrics {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (`[^|]+`) \\| (gauge|counter|timer|summary|histogram) \\| ([^|]*)\\|.*$");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9_:]+)`");
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance", "le", "alertname", "alertstate");

    private final Map<String, Set<String>> labels = new LinkedHashMap<>();

    private Metrics() {}

    public static Metrics documented() {
        Metrics metrics = new Metrics();
        String page = Repository.read("docs/metrics.md");
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            Set<String> labels = new TreeSet<>(OF_PROMETHEUS);
            for (String label : row.group(3).split(",")) {
                labels.add(label.strip());
            }
            NAME.matcher(row.group(1)).results().map(name -> name.group(1)).forEach(name -> series(row.group(2))
                    .forEach(ending -> metrics.labels.put(name + ending, labels)));
        }
        NAME.matcher(page.substring(page.indexOf("Recorded by the rules")))
                .results()
                .forEach(name -> metrics.labels.put(name.group(1), OF_PROMETHEUS));
        metrics.labels.put("ALERTS", OF_PROMETHEUS);
        return metrics;
    }

    public Set<String> names() {
        return labels.keySet();
    }

    /** Whether a metric may have it; what an expression adds by itself is in no metric. */
    boolean anyHas(Set<String> metrics, String label) {
        return metrics.stream()
                .anyMatch(metric -> labels.getOrDefault(metric, Set.of()).contains(label));
    }

    private static List<String> series(String type) {
        return switch (type) {
            case "timer", "summary" -> List.of("_count", "_sum", "_max");
            case "histogram" -> List.of("_count", "_sum", "_max", "_bucket");
            default -> List.of("");
        };
    }
}
