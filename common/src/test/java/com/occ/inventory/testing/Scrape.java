package com.occ.inventory.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/** What a Prometheus gets from a service of this JVM that was started with {@link #SETTINGS}. */
public record Scrape(List<Series> series) {
    /** Has a service serve its management port, any free one, and sample its gauges without delay. */
    public static final String[] SETTINGS = {
        "spring.main.web-application-type=reactive",
        "server.port=0",
        "management.server.port=0",
        "meter.interval=200ms",
    };

    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\",?");
    private static final Pattern ENDLESS = Pattern.compile(".*(\\p{XDigit}{8}-\\p{XDigit}{4}-|gid://|\\d{6}).*");

    /** One line of it. */
    public record Series(String name, Map<String, String> labels, double value) {}

    public static Scrape of(ApplicationContext service) {
        return new Scrape(get(service, "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(Scrape::series)
                .toList());
    }

    /** Any answer of the management port. */
    public static HttpResponse<String> get(ApplicationContext service, String path) {
        String port = service.getEnvironment().getRequiredProperty("local.management.port");
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for " + path, e);
        }
    }

    private static Series series(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException("not a line of Prometheus' format: " + line);
        }
        Map<String, String> labels = new TreeMap<>();
        if (parts.group(2) != null) {
            Matcher label = LABEL.matcher(parts.group(2));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
        }
        return new Series(parts.group(1), labels, Double.parseDouble(parts.group(3)));
    }

    public Set<String> names() {
        return series.stream().map(Series::name).collect(Collectors.toSet());
    }

    /** The sum of the series of this name with these labels, name and value in turn; not a number when there is none. */
    public double value(String name, String... labels) {
        List<Series> found = series.stream()
                .filter(one -> one.name().equals(name))
                .filter(one -> has(one, labels))
                .toList();
        return found.isEmpty()
                ? Double.NaN
                : found.stream().mapToDouble(Series::value).sum();
    }

    private static boolean has(Series series, String[] labels) {
        for (int i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].equals(series.labels().get(labels[i]))) {
                return false;
            }
        }
        return true;
    }

    /** All values of a label. */
    public Set<String> values(String name, String label) {
        return series.stream()
                .filter(one -> one.name().equals(name) && one.labels().containsKey(label))
                .map(one -> one.labels().get(label))
                .collect(Collectors.toSet());
    }

    /** Series with a label that looks like an id, which there would be ever more of. */
    public List<Series> endless() {
        return series.stream()
                .filter(one -> one.labels().entrySet().stream()
                        .anyMatch(label -> !label.getKey().equals("version")
                                && ENDLESS.matcher(label.getValue()).matches()))
                .toList();
    }
}
