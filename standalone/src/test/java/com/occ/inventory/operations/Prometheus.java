package com.occ.inventory.operations;

import com.occ.inventory.testing.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus: the installed one with our rules, scraping one address every second, or one that runs already. */
public final class Prometheus implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String address;
    private final Process process;

    private Prometheus(String address, Process process) {
        this.address = address;
        this.process = process;
    }

    /** @param address such as {@code http://127.0.0.1:9090} */
    public static Prometheus at(String address) {
        return new Prometheus(address, null);
    }

    /**
     * Starts one.
     *
     * @param folder for its data, its configuration and its log
     * @param job what the scraped system is called, as in ops/prometheus
     */
    public static Prometheus scraping(Path folder, String job, int managementPort) {
        String config =
                """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 5s}
                rule_files: ["%s"]
                scrape_configs:
                  - job_name: %s
                    metrics_path: /actuator/prometheus
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """
                        .formatted(
                                Repository.path("ops/prometheus/rules/*.yml")
                                        .toAbsolutePath()
                                        .normalize(),
                                job,
                                managementPort);
        return start(folder, config);
    }

    /** Starts one on data that lie in a folder, and scrapes nothing. */
    static Prometheus on(Path folder) {
        return start(folder, "global: {}\n");
    }

    private static Prometheus start(Path folder, String config) {
        try {
            Files.createDirectories(folder);
            Path file = Files.writeString(folder.resolve("prometheus.yml"), config);
            int port = Ports.free();
            Process process = Program.named("prometheus")
                    .with(List.of(
                            "--config.file=" + file,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--storage.tsdb.retention.time=30d",
                            "--web.listen-address=127.0.0.1:" + port,
                            "--log.level=warn"))
                    .redirectOutput(folder.resolve("prometheus.log").toFile())
                    .start();
            Prometheus started = new Prometheus("http://127.0.0.1:" + port, process);
            Awaitility.await("Prometheus is ready, see " + folder)
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> !process.isAlive() || started.answers("/-/ready"));
            if (!process.isAlive()) {
                throw new AssertionError("Prometheus ended: " + Repository.read(folder.resolve("prometheus.log")));
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Series at one time, each with {@code metric} and {@code value}. */
    public List<JsonNode> query(String promql, Instant at) {
        return result("/api/v1/query?time=" + at.getEpochSecond() + "&query=" + encoded(promql));
    }

    /** Series over some time, each with {@code metric} and {@code values}. */
    public List<JsonNode> queryRange(String promql, Instant from, Instant to, Duration step) {
        return result("/api/v1/query_range?start=" + from.getEpochSecond() + "&end=" + to.getEpochSecond() + "&step="
                + step.toSeconds() + "&query=" + encoded(promql));
    }

    private List<JsonNode> result(String path) {
        HttpResponse<String> answer = get(path);
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        if (!body.path("status").asString("").equals("success")) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return body.at("/data/result").valueStream().toList();
    }

    private boolean answers(String path) {
        try {
            return get(path).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(address + path))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String promql) {
        return URLEncoder.encode(promql, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }
}
