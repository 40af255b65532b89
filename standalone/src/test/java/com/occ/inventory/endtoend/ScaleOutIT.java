package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes of each service on one broker and one database: they share the work, and one of each is enough. */
@Tag("long")
class ScaleOutIT {
    private static final int PARTNERS = 40;
    private static final int VARIANTS = 60;
    private static final String API_TOKEN = "end-to-end-api-token";

    @Test
    void twoOfEachShareTheWorkAndTheOtherTakesOverWhatTheKilledOneHad() {
        TestBroker broker = TestBroker.rabbit();
        TestDatabase database = TestDatabase.fresh();
        try (SimulatedStores stores = new SimulatedStores(PARTNERS, VARIANTS, 200)) {
            Map<String, String> environment = environment(stores, broker, database);
            try (Pair admins = Pair.start("admin-api", environment);
                    Pair schedulers = Pair.start("scheduler-service", environment);
                    Pair fetchers = Pair.start("partner-fetcher-service", environment);
                    Pair updaters = Pair.start("store-updater-service", environment);
                    Pair notifiers = Pair.start("notifier-service", environment)) {
                List.of(admins, schedulers, fetchers, updaters, notifiers).forEach(Pair::ready);
                Http first = api(admins.first());
                Http second = api(admins.second());
                first.send("PUT", "/schedule", Map.of("enabled", false, "intervalMinutes", 60));
                stores.register(first);

                stores.revoke(stores.partner(0));
                RunReport lost = RunReport.finished(second, RunReport.request(first));
                assertThat(lost.status()).isEqualTo("PARTLY_FAILED");
                assertThat(lost.received()).isEqualTo((PARTNERS - 1) * VARIANTS);
                waitFor(() -> !stores.mails().isEmpty());
                assertThat(handled(fetchers.first(), "sync.jobs"))
                        .as("jobs of the first fetcher")
                        .isPositive();
                assertThat(handled(fetchers.second(), "sync.jobs"))
                        .as("jobs of the second fetcher")
                        .isPositive();
                JarProcess writing =
                        handled(updaters.first(), "inventory.snapshots") > 0 ? updaters.first() : updaters.second();
                assertThat(handled(updaters.other(writing), "inventory.snapshots"))
                        .as("pages of the one that stands by")
                        .isZero();

                stores.restore(stores.partner(0));
                stores.change(1);
                int different = stores.mismatches();
                int calls = stores.occCalls("SetQuantities");
                int mails = stores.mails().size();
                String run = RunReport.request(first);
                admins.first().kill();
                schedulers.first().kill();
                waitFor(() -> stores.occCalls("SetQuantities") > calls);
                fetchers.first().kill();
                writing.kill();
                notifiers.first().kill();

                RunReport report = RunReport.finished(second, run);
                assertThat(report.status()).as("%s", report.whole()).isEqualTo("SUCCEEDED");
                assertThat(report.received()).isEqualTo(PARTNERS * VARIANTS);
                assertThat(report.applied()).isEqualTo(different);
                assertThat(stores.mismatches()).isZero();
                assertThat(handled(updaters.other(writing), "inventory.snapshots"))
                        .as("pages of the one that stood by")
                        .isPositive();
                waitFor(() -> stores.mails().size() > mails);
                assertThat(stores.mails())
                        .as("one when it was lost, one when it was back")
                        .hasSize(2);
            }
        }
    }

    private static Http api(JarProcess admin) {
        return new Http(admin.address() + "/api/v1", API_TOKEN);
    }

    private static double handled(JarProcess process, String queue) {
        return process.metric("messages_processing_seconds_count", "queue=\"" + queue + "\"");
    }

    private static void waitFor(Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    private static Map<String, String> environment(SimulatedStores stores, TestBroker broker, TestDatabase database) {
        Map<String, String> environment = new HashMap<>(stores.environment());
        environment.putAll(stores.mail());
        environment.putAll(broker.environment());
        environment.putAll(database.environment());
        environment.put("API_TOKEN", API_TOKEN);
        environment.put("ENCRYPTION_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        environment.put("NOTIFIER_GATHER", "1s");
        return environment;
    }

    private record Pair(JarProcess first, JarProcess second) implements AutoCloseable {
        static Pair start(String module, Map<String, String> environment) {
            return new Pair(JarProcess.start(module, environment), JarProcess.start(module, environment));
        }

        JarProcess other(JarProcess one) {
            return one == first ? second : first;
        }

        void ready() {
            first.ready();
            second.ready();
        }

        @Override
        public void close() {
            first.close();
            second.close();
        }
    }
}
