package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Standalone on its embedded PostgreSQL and broker, killed twice in the middle of a run. */
class StandaloneKillIT {
    private static final int PARTNERS = 30;
    private static final int VARIANTS = 30;
    private static final String API_TOKEN = "end-to-end-api-token";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path dataDir;

    @Test
    void everyRunEndsThoughTheProcessIsKilledInEach() {
        try (SimulatedStores stores = new SimulatedStores(PARTNERS, VARIANTS, 300)) {
            Map<String, String> environment = new HashMap<>(stores.environment());
            environment.put("API_TOKEN", API_TOKEN);
            try (JarProcess system = JarProcess.start("standalone", environment, "--data-dir=" + dataDir)) {
                system.ready();
                Http api = new Http(system.address() + "/api/v1", API_TOKEN);
                api.send("PUT", "/schedule", Map.of("enabled", false, "intervalMinutes", 60));
                stores.register(api);
                List<String> runs = new ArrayList<>();
                for (int kill = 1; kill <= 2; kill++) {
                    stores.change(kill);
                    int calls = stores.occCalls("Levels");
                    runs.add(RunReport.request(api));
                    await().atMost(Duration.ofMinutes(2))
                            .pollInterval(Duration.ofMillis(20))
                            .until(() -> stores.occCalls("Levels") > calls);
                    system.kill();
                    system.startAgain();
                    system.ready();
                }

                for (String run : runs) {
                    RunReport report = RunReport.finished(api, run);
                    assertThat(report.status()).as("%s", report.whole()).isEqualTo("SUCCEEDED");
                    assertThat(report.received()).isEqualTo(PARTNERS * VARIANTS);
                    assertThat(report.failed()).isZero();
                }
                assertThat(stores.mismatches()).isZero();
            }
        }
    }
}
