package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What meters and spans cost: three systems sync the same stock in turn, one without any meter, one as it is by default, one that
 * sends every span to a collector besides. Prints medians and their ratios to the first; {@code -Dbenchmark.rounds} (9) says how often.
 */
@Tag("long")
class WatchingBenchmarkIT {
    private static final String API_TOKEN = "benchmark-api-token";
    private static final int PARTNERS = 40;
    private static final int VARIANTS = 250;
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 9);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path folder;

    @Test
    void syncsWithAndWithoutBeingWatched() {
        try (TraceCollector collector = new TraceCollector();
                Watched unwatched = new Watched(
                        "no meters",
                        folder.resolve("none"),
                        Map.of(
                                "MANAGEMENT_METRICS_ENABLE_ALL",
                                "false",
                                "MANAGEMENT_OBSERVATIONS_ENABLE_ALL",
                                "false"));
                Watched metered = new Watched("meters", folder.resolve("meters"), Map.of());
                Watched traced = new Watched(
                        "meters and spans", folder.resolve("spans"), Map.of("OTLP_ENDPOINT", collector.endpoint()))) {
            List<Watched> all = List.of(unwatched, metered, traced);
            // The first ones find a cold JVM.
            for (int round = -2; round < ROUNDS; round++) {
                // Each is the first as often as the others, for the machine is not the same from second to second.
                List<Watched> turn = new ArrayList<>(all);
                Collections.rotate(turn, round);
                for (Watched system : turn) {
                    system.sync(round, round >= 0);
                }
            }
            assertThat(unwatched.series()).as("series without meters").isZero();
            assertThat(metered.series()).as("series with meters").isPositive();
            assertThat(collector.steps()).isNotEmpty();
            System.out.printf("%d items a sync, %d syncs each%n", PARTNERS * VARIANTS, ROUNDS);
            for (Watched system : all) {
                System.out.printf(
                        Locale.ENGLISH,
                        "%-18s %6.2f s (%.2f)   %6.2f s of processor (%.2f)%n",
                        system.name,
                        median(system.seconds),
                        median(system.seconds) / median(unwatched.seconds),
                        median(system.processor),
                        median(system.processor) / median(unwatched.processor));
            }
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static final class Watched implements AutoCloseable {
        private final String name;
        private final SimulatedStores stores = new SimulatedStores(PARTNERS, VARIANTS, 0);
        private final JarProcess system;
        private final Http api;
        private final List<Double> seconds = new ArrayList<>();
        private final List<Double> processor = new ArrayList<>();

        Watched(String name, Path data, Map<String, String> settings) {
            this.name = name;
            Map<String, String> environment = new HashMap<>(stores.environment());
            environment.putAll(settings);
            environment.put("API_TOKEN", API_TOKEN);
            system = JarProcess.start("standalone", environment, "--data-dir=" + data)
                    .ready();
            api = new Http(system.address() + "/api/v1", API_TOKEN);
            api.send("PUT", "/schedule", Map.of("enabled", false, "intervalMinutes", 60));
            stores.register(api);
        }

        void sync(int round, boolean counts) {
            stores.change(100 + round);
            Duration before = system.processorTime();
            RunReport report = RunReport.finished(api, RunReport.request(api));
            Duration used = system.processorTime().minus(before);
            assertThat(report.status()).isEqualTo("SUCCEEDED");
            assertThat(stores.mismatches()).isZero();
            if (counts) {
                JsonNode run = report.whole();
                seconds.add(Duration.between(
                                        Instant.parse(run.path("requestedAt").asString()),
                                        Instant.parse(run.path("finishedAt").asString()))
                                .toMillis()
                        / 1000.0);
                processor.add(used.toMillis() / 1000.0);
            }
        }

        long series() {
            return system.metrics()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .count();
        }

        @Override
        public void close() {
            system.close();
            stores.close();
        }
    }
}
