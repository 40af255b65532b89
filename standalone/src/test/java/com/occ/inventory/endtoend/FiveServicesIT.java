package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Five services as five processes on RabbitMQ and PostgreSQL; two of them are killed while a run goes on, and the admin's history of
 * it is lost and told again.
 */
class FiveServicesIT {
    private static final int PARTNERS = 40;
    private static final int VARIANTS = 60;
    private static final String API_TOKEN = "end-to-end-api-token";

    @Test
    void aRunSurvivesTheDeathOfItsFetcherAndItsUpdater() {
        TestBroker broker = TestBroker.rabbit();
        TestDatabase database = TestDatabase.fresh();
        try (SimulatedStores stores = new SimulatedStores(PARTNERS, VARIANTS, 300)) {
            Map<String, String> environment = environment(stores, broker, database);
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
                aLostHistoryIsToldAgain(api, database, run);
                for (JarProcess process : List.of(fetcher, updater, scheduler, notifier, admin)) {
                    assertThat(process.log()).doesNotContain(environment.get("OCC_CLIENT_SECRET"), API_TOKEN, "shpat_");
                }
            }
        }
    }

    /** What only the scheduler knows is empty in the admin's database, until an operator has it told again. */
    private static void aLostHistoryIsToldAgain(Http api, TestDatabase database, String run) {
        String stopped = RunReport.request(api);
        api.send("POST", "/sync-runs/" + stopped + "/cancel", null);
        RunReport.finished(api, stopped);
        Map<String, JsonNode> before = settled(api, run, stopped);
        execute(database, "truncate admin.run, admin.sync_log, admin.partner_state");
        assertThat(api.get("/sync-runs").path("items")).isEmpty();

        api.send("POST", "/history/rebuild", null);

        waitFor(() -> api.get("/sync-runs").path("items").size() == 2);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(history(api, run, stopped)).isEqualTo(before));
        assertThat(before.get(stopped).path("cancel").path("by").asString()).isNotEmpty();
    }

    /** What was on its way when a run was stopped may be told a moment later. */
    private static Map<String, JsonNode> settled(Http api, String... runs) {
        AtomicReference<Map<String, JsonNode>> last = new AtomicReference<>(history(api, runs));
        await().atMost(Duration.ofMinutes(1)).during(Duration.ofSeconds(4)).until(() -> {
            Map<String, JsonNode> now = history(api, runs);
            return now.equals(last.getAndSet(now));
        });
        return last.get();
    }

    private static Map<String, JsonNode> history(Http api, String... runs) {
        Map<String, JsonNode> told = new HashMap<>();
        told.put("list", api.get("/sync-runs?limit=500"));
        told.put("partners", api.get("/partner-states?limit=500"));
        for (String run : runs) {
            told.put(run, api.get("/sync-runs/" + run));
        }
        return told;
    }

    private static void execute(TestDatabase database, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
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
