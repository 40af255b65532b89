package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From a partner's store to the operator's mailbox, over real SMTP, with the system killed where it hurts. */
@Tag("long")
class MailIT {
    private static final String API_TOKEN = "mail-test-api-token";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path dataDir;

    @Test
    void oneMailWhenPartnersAreLostAndOneWhenTheyAreBackThoughTheSystemIsKilled() throws Exception {
        try (SimulatedStores stores = new SimulatedStores(4, 5, 20);
                Wire wire = new Wire("127.0.0.1", stores.openMailbox())) {
            Map<String, String> environment = new HashMap<>(stores.environment());
            environment.putAll(SimulatedStores.mail(wire.port()));
            environment.put("API_TOKEN", API_TOKEN);
            environment.put("NOTIFIER_GATHER", "1s");
            try (JarProcess system = JarProcess.start("standalone", environment, "--data-dir=" + dataDir)) {
                system.ready();
                Http api = new Http(system.address() + "/api/v1", API_TOKEN);
                api.send("PUT", "/schedule", Map.of("enabled", false, "intervalMinutes", 60));
                stores.register(api);
                run(api, "SUCCEEDED");
                assertThat(stores.mails()).isEmpty();

                // Killed after the alert was taken and before anything could be sent.
                stores.closeMailbox();
                stores.revoke(stores.partner(1));
                stores.revoke(stores.partner(2));
                run(api, "PARTLY_FAILED");
                await().atMost(A_MINUTE)
                        .until(() ->
                                api.get("/incidents?state=open").path("items").size() == 2);
                run(api, "PARTLY_FAILED");
                system.kill();
                system.startAgain();
                system.ready();
                stores.openMailbox();
                await().atMost(Duration.ofMinutes(5))
                        .until(() -> !stores.mails().isEmpty());
                JsonNode lost = stores.mails().get(0);
                assertThat(lost.path("subject").asString())
                        .hasSizeLessThanOrEqualTo(60)
                        .contains("2 partners");
                assertThat(lost.path("text").asString())
                        .contains("/partners/" + stores.partner(1), "/partners/" + stores.partner(2))
                        .doesNotContain("/partners/" + stores.partner(0), "/partners/" + stores.partner(3));

                run(api, "PARTLY_FAILED");
                run(api, "PARTLY_FAILED");
                assertThat(stores.mails()).as("while it lasts").hasSize(1);

                // Killed after the mail server took the mail and before that was known here.
                CountDownLatch taken = wire.swallowAnswerToMail();
                stores.restore(stores.partner(1));
                stores.restore(stores.partner(2));
                run(api, "SUCCEEDED");
                assertThat(taken.await(60, TimeUnit.SECONDS)).isTrue();
                system.kill();
                wire.answerAgain();
                system.startAgain();
                system.ready();
                await().atMost(Duration.ofMinutes(5)).until(() -> sent(api).equals(List.of("SENT", "SENT")));
                List<JsonNode> mails = stores.mails();
                assertThat(mails).hasSize(3);
                assertThat(mails.get(1).path("subject").asString()).contains("2 partners recovered");
                assertThat(mails.get(2).path("messageId").asString())
                        .as("the one copy that the killing costs is known by its Message-ID")
                        .isEqualTo(mails.get(1).path("messageId").asString())
                        .isNotEqualTo(mails.get(0).path("messageId").asString());
                assertThat(api.get("/incidents?state=open").path("items")).isEmpty();

                run(api, "SUCCEEDED");
                assertThat(stores.mails()).as("all is well").hasSize(3);
                assertThat(system.log()).doesNotContain("shpat_");
            }
        }
    }

    private static List<String> sent(Http api) {
        return api.get("/deliveries")
                .path("items")
                .valueStream()
                .map(delivery -> delivery.path("status").asString())
                .toList();
    }

    private static void run(Http api, String status) {
        RunReport report = RunReport.finished(api, RunReport.request(api));
        assertThat(report.status()).as("%s", report.whole()).isEqualTo(status);
    }
}
