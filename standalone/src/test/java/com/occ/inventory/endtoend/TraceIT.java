package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person who looks for a run in a collector of traces, or in the logs, finds: from five processes, one trace. It is left in
 * {@code target}, as JSON and drawn, and drawn in the folder that {@code -Dscreenshots} names.
 */
@Tag("long")
class TraceIT {
    private static final String API_TOKEN = "end-to-end-api-token";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void aRunIsOneTraceThroughAllFiveServices() throws IOException {
        try (TraceCollector collector = new TraceCollector();
                SimulatedStores stores = new SimulatedStores(4, 300, 60)) {
            Map<String, String> environment = environment(stores, collector);
            String run;
            List<JarProcess> services;
            try (JarProcess fetcher = JarProcess.start("partner-fetcher-service", environment);
                    JarProcess updater = JarProcess.start("store-updater-service", environment);
                    JarProcess scheduler = JarProcess.start("scheduler-service", environment);
                    JarProcess notifier = JarProcess.start("notifier-service", environment);
                    JarProcess admin = JarProcess.start("admin-api", environment)) {
                services = List.of(fetcher, updater, scheduler, notifier, admin);
                services.forEach(JarProcess::ready);
                Http api = new Http(admin.address() + "/api/v1", API_TOKEN);
                stores.register(api);
                api.send("PUT", "/schedule", Map.of("enabled", false, "intervalMinutes", 60));

                run = RunReport.request(api);
                assertThat(RunReport.finished(api, run).status()).isEqualTo("SUCCEEDED");
                // Spans are sent every few seconds, and when a service ends.
                await().atMost(SOON).until(() -> ofRun(collector, run).stream()
                        .anyMatch(step -> step.service().equals("notifier-service")));
            }
            List<TracedStep> trace = trace(collector, run);
            keep(trace);

            assertThat(trace.stream().map(TracedStep::service).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder(
                            "admin-api",
                            "scheduler-service",
                            "partner-fetcher-service",
                            "store-updater-service",
                            "notifier-service");
            assertThat(trace.stream().map(TracedStep::name))
                    .contains(
                            "http post /api/v1/sync-runs",
                            "publish SyncRequested",
                            "process SyncJob",
                            "variants",
                            "process InventorySnapshot",
                            "levels",
                            "set-quantities",
                            "process InventoryApplied",
                            "process RunChanged");
            assertHangsTogether(trace);
            assertThat(trace.stream().filter(step -> step.name().equals("set-quantities")))
                    .allSatisfy(call -> {
                        assertThat(call.links()).isNotEmpty();
                        assertThat(call.attributes())
                                .containsKeys("shopify.request_id", "result", "store")
                                .containsEntry("operation", "set-quantities");
                    });
            for (String secret : List.of(environment.get("OCC_CLIENT_SECRET"), API_TOKEN, "shpat_")) {
                assertThat(collector.steps().toString()).doesNotContain(secret);
            }
            assertThat(services).allSatisfy(service -> assertJson(service.log()));
            assertThat(services.stream().map(JarProcess::log).flatMap(String::lines))
                    .as("a line that says of which run and trace it is")
                    .anyMatch(line ->
                            line.contains(run) && line.contains(trace.get(0).trace()));
        }
    }

    /** All steps of the only trace that has to do with the run. */
    private static List<TracedStep> trace(TraceCollector collector, String run) {
        Set<String> traces =
                ofRun(collector, run).stream().map(TracedStep::trace).collect(Collectors.toSet());
        assertThat(traces).as("traces of run %s", run).hasSize(1);
        return collector.steps().stream()
                .filter(step -> traces.contains(step.trace()))
                .toList();
    }

    private static List<TracedStep> ofRun(TraceCollector collector, String run) {
        return collector.steps().stream()
                .filter(step -> run.equals(step.attributes().get("run")))
                .toList();
    }

    private static void assertHangsTogether(List<TracedStep> trace) {
        Set<String> ids = trace.stream().map(TracedStep::id).collect(Collectors.toSet());
        assertThat(trace.stream().filter(step -> step.parent().isEmpty()))
                .as("the one that began it")
                .singleElement()
                .satisfies(first -> assertThat(first.name()).isEqualTo("http post /api/v1/sync-runs"));
        assertThat(trace.stream()
                        .map(TracedStep::parent)
                        .filter(parent -> !parent.isEmpty())
                        .collect(Collectors.toSet()))
                .isSubsetOf(ids);
    }

    private static void assertJson(String log) {
        assertThat(log.lines().filter(line -> !line.isBlank())).isNotEmpty().allSatisfy(line -> {
            JsonNode entry = JsonMapper.shared().readTree(line);
            assertThat(entry.path("message").asString()).isNotNull();
        });
    }

    private static void keep(List<TracedStep> trace) throws IOException {
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValue(Path.of("target", "trace.json"), trace);
        String picture = new TracePicture(trace).svg();
        Files.writeString(Path.of("target", "trace.svg"), picture);
        if (System.getProperty("screenshots") != null) {
            Files.writeString(Path.of(System.getProperty("screenshots"), "trace.svg"), picture);
        }
    }

    private static Map<String, String> environment(SimulatedStores stores, TraceCollector collector) {
        Map<String, String> environment = new HashMap<>(stores.environment());
        environment.putAll(TestBroker.any().environment());
        environment.putAll(TestDatabase.fresh().environment());
        environment.put("API_TOKEN", API_TOKEN);
        environment.put("ENCRYPTION_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        environment.put("OTLP_ENDPOINT", collector.endpoint());
        environment.put("LOG_FORMAT", "json");
        return environment;
    }
}
