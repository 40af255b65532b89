package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Five services as five processes on RabbitMQ and PostgreSQL; two of them are killed while a run goes on. */
class FiveServicesIT {
    private static final int PARTNERS = 40;
    private static final int VARIANTS = 60;
    private static final String API_TOKEN = "end-to-end-api-token";

    @Test
    void aRunSurvivesTheDeathOfItsFetcherAndItsUpdater() {
        TestBroker broker = TestBroker.rabbit();
        try (SimulatedStores stores = new SimulatedStores(PARTNERS, VARIANTS, 300)) {
            Map<String, String> environment = environment(stores, broker, TestDatabase.fresh());
            try (JarProcess fetcher = JarProcess.start("partner-fetcher-service", environment);
                    JarProcess updater = JarProcess.start("store-updater-service", environment);
                    JarProcess scheduler = JarProcess.start("scheduler-service", environment);
                    JarProcess notifier = JarProcess.start("notifier-service", environment);
                    JarProcess admin = JarProcess.start("admin-api", environment)) {
                List.of(fetcher, updater, scheduler, notifier, admin).forEach(JarProcess::ready);
                Http api = new Http(admin.address() + "/api/v1", API_TOKEN);
                stores.register(api);
                api.send("PUT", "/schedule", Map.of("enabled", false, "intervalMinutes", 60));
                int different = stores.mismatches();

                String run = RunReport.request(api);
                waitFor(() -> stores.partnerCalls() > 0);
                fetcher.kill();
                fetcher.startAgain();
                waitFor(() -> stores.occCalls("SetQuantities") > 0);
                updater.kill();
                updater.startAgain();

                RunReport report = RunReport.finished(api, run);
                assertThat(stores.mismatches()).isZero();
                assertThat(report.status()).isEqualTo("SUCCEEDED");
                assertThat(report.received()).isEqualTo(PARTNERS * VARIANTS);
                assertThat(report.applied())
                        .as("a write whose writer died is in the history")
                        .isEqualTo(different);
                for (JarProcess process : List.of(fetcher, updater, scheduler, notifier, admin)) {
                    assertThat(process.log()).doesNotContain(environment.get("OCC_CLIENT_SECRET"), API_TOKEN, "shpat_");
                }
            }
        }
    }

    private static void waitFor(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    private static Map<String, String> environment(SimulatedStores stores, TestBroker broker, TestDatabase database) {
        Map<String, String> environment = new HashMap<>(stores.environment());
        environment.putAll(broker.environment());
        environment.putAll(database.environment());
        environment.put("API_TOKEN", API_TOKEN);
        environment.put("ENCRYPTION_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        return environment;
    }
}
