package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A run in which much goes wrong, with everything logged that our code can say: no secret is in a log line, metric or span. */
class SecretsIT {
    private static final Map<String, String> OURS = Map.of(
            "API_TOKEN", "secret-api-token-0123456789",
            "CRON_SECRET", "secret-cron-0123456789",
            "ADMIN_PASSWORD", "secret-admin-password-0123456789",
            "SMTP_PASSWORD", "secret-smtp-password-0123456789",
            "ENCRYPTION_KEY", "c2VjcmV0LWVuY3J5cHRpb24ta2V5LTAxMjM0NTY3ODk=",
            "ALERT_SLACK_URL", "http://127.0.0.1:9/services/secret-slack-path",
            "HEARTBEAT_URL", "http://127.0.0.1:9/secret-heartbeat-path");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path dataDir;

    @Test
    void aFaultyRunTellsNoSecretToAnybody() {
        try (TraceCollector collector = new TraceCollector();
                SimulatedStores stores = new SimulatedStores(6, 10, 10)) {
            Set<String> secrets = new HashSet<>(stores.secrets());
            OURS.values().forEach(secret -> secrets.add(secret.substring(secret.lastIndexOf('/') + 1)));
            String log;
            try (JarProcess system =
                    JarProcess.start("standalone", environment(stores, collector), "--data-dir=" + dataDir)) {
                system.ready();
                Http api = new Http(system.address() + "/api/v1", OURS.get("API_TOKEN"));
                api.send("PUT", "/schedule", Map.of("enabled", false, "intervalMinutes", 60));
                stores.register(api);
                stores.revoke(stores.partner(0));
                stores.breaks(stores.partner(1), "HTML_502");
                stores.breaks(stores.partner(2), "TRUNCATED");
                stores.breaks(stores.partner(3), "ACCESS_DENIED");
                stores.breaks(stores.partner(4), "FROZEN_402");

                RunReport report = RunReport.finished(api, RunReport.request(api));
                assertThat(report.status()).isEqualTo("PARTLY_FAILED");
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> api.get("/deliveries").path("items").size() > 0);
                assertThat(system.metrics()).contains("shopify_calls_seconds").doesNotContain(secrets);
                log = system.log();
            }
            assertThat(log).contains("UNREACHABLE", "SHOP_FROZEN").doesNotContain(secrets);
            List<TracedStep> steps = collector.steps();
            assertThat(steps).isNotEmpty();
            assertThat(steps.toString()).doesNotContain(secrets);
        }
    }

    private static Map<String, String> environment(SimulatedStores stores, TraceCollector collector) {
        Map<String, String> environment = new HashMap<>(stores.environment());
        environment.putAll(OURS);
        environment.put("ADMIN_USER", "admin");
        environment.put("SMTP_HOST", "127.0.0.1");
        environment.put("SMTP_PORT", "9");
        environment.put("SMTP_USER", "alerts@occ.example");
        environment.put("ALERT_EMAIL_TO", "operator@occ.example");
        environment.put("OTLP_ENDPOINT", collector.endpoint());
        environment.put("LOGGING_LEVEL_COM_OCC_INVENTORY", "debug");
        environment.put("NOTIFIER_GATHER", "1s");
        return environment;
    }
}
