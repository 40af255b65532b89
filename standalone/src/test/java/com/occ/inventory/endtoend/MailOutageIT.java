package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Mail when everything around it fails: broker restarted, database away, mail server down, and a partner that stays lost. */
@Tag("long")
class MailOutageIT {
    private static final String API_TOKEN = "mail-test-api-token";
    private static final Duration PATIENCE = Duration.ofMinutes(7);
    private static final int PARTNERS = 30;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path dataDir;

    @Test
    void oneMailAnIncidentWhateverIsAway() throws Exception {
        TestBroker broker = TestBroker.rabbit();
        TestDatabase database = TestDatabase.fresh();
        try (SimulatedStores stores = new SimulatedStores(PARTNERS, 3, 10);
                Wire toDatabase = new Wire(database.host(), database.port())) {
            Map<String, String> environment = new HashMap<>(stores.environment());
            environment.putAll(broker.environment());
            environment.putAll(database.environment());
            environment.put("DATABASE_PORT", Integer.toString(toDatabase.port()));
            environment.putAll(stores.mail());
            environment.put("API_TOKEN", API_TOKEN);
            environment.put("NOTIFIER_GATHER", "1s");
            try (JarProcess system = JarProcess.start("standalone", environment, "--data-dir=" + dataDir)) {
                system.ready();
                Http api = new Http(system.address() + "/api/v1", API_TOKEN);
                api.send("PUT", "/schedule", Map.of("enabled", false, "intervalMinutes", 60));
                stores.register(api);
                run(api);

                stores.revoke(stores.partner(5));
                run(api);
                await().atMost(Duration.ofMinutes(1)).until(() -> stores.mails().size() == 1);
                assertThat(stores.mails().get(0).path("text").asString())
                        .contains("/partners/" + stores.partner(5))
                        .doesNotContain("/partners/" + stores.partner(6));

                for (int failing = 0; failing < 50; failing++) {
                    run(api);
                }
                assertThat(stores.mails()).as("50 more failing runs").hasSize(1);

                broker.stop();
                broker.start();
                stores.revoke(stores.partner(6));
                runAgain(api);
                await().atMost(PATIENCE).until(() -> stores.mails().size() == 2);

                stores.revoke(stores.partner(7));
                String during = RunReport.request(api);
                toDatabase.cut();
                await("a minute passes")
                        .pollDelay(Duration.ofMinutes(1))
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> true);
                toDatabase.mend();
                await().atMost(PATIENCE).ignoreExceptions().until(() -> RunReport.of(api, during)
                        .ended());
                await().atMost(PATIENCE).until(() -> stores.mails().size() == 3);

                stores.closeMailbox();
                for (int partner = 10; partner < 14; partner++) {
                    stores.revoke(stores.partner(partner));
                    run(api);
                }
                stores.restore(stores.partner(10));
                run(api);
                stores.openMailbox();
                await().atMost(PATIENCE).until(() -> stores.mails().size() > 3);
                String gathered = stores.mails().get(3).path("text").asString();
                for (int partner = 11; partner < 14; partner++) {
                    assertThat(gathered).contains("/partners/" + stores.partner(partner));
                }

                for (int partner : List.of(5, 6, 7, 11, 12, 13)) {
                    stores.restore(stores.partner(partner));
                }
                run(api);
                await().atMost(PATIENCE).until(() -> stores.mails()
                        .get(stores.mails().size() - 1)
                        .path("subject")
                        .asString()
                        .contains("recovered"));
                run(api);
                assertThat(stores.mails())
                        .as("three, one gathered, one of recovery")
                        .hasSize(5);
            }
        }
    }

    private static void run(Http api) {
        RunReport.finished(api, RunReport.request(api));
    }

    /** The broker was away: until it is back there is nothing to ask. */
    private static void runAgain(Http api) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> run(api));
    }
}
