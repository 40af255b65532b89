package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.shopify.ShopifySettings;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeFileTests {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)");
    private static final Set<String> SECRETS = Set.of(
            "DATABASE_PASSWORD",
            "RABBITMQ_PASSWORD",
            "API_TOKEN",
            "CRON_SECRET",
            "ADMIN_PASSWORD",
            "ENCRYPTION_KEY",
            "OCC_ACCESS_TOKEN");

    @ParameterizedTest
    @CsvSource({
        "scheduler-service, scheduler",
        "partner-fetcher-service, fetcher",
        "store-updater-service, updater",
        "notifier-service, notifier",
        "admin-api, admin"
    })
    void setsOnlyWhatTheServiceKnows(String container, String name) throws IOException {
        Set<String> known = new HashSet<>(placeholders("common.yml"));
        known.addAll(placeholders(name + ".yml"));
        // Bound to their properties by Spring itself, as those of ShopifySettings.
        known.addAll(Set.of("METER_PARTNERS", "STARTUP_WAIT"));
        Stream.of(ShopifySettings.class.getRecordComponents())
                .map(ComposeFileTests::variable)
                .forEach(known::add);

        assertThat(known).containsAll(ComposeFile.read().variables(container).keySet());
    }

    @ParameterizedTest
    @CsvSource({"scheduler-service", "partner-fetcher-service", "store-updater-service", "notifier-service", "admin-api"
    })
    void handsOnWhatTheRunbookSaysToChange(String container) {
        ComposeFile compose = ComposeFile.read();
        assertThat(compose.variables(container))
                .containsEntry("DATABASE_POOL_SIZE", null)
                .containsEntry("METER_PARTNERS", null)
                .containsEntry("STARTUP_WAIT", null)
                .containsEntry("SHOPIFY_API_VERSION", null);
        assertThat(compose.variables("partner-fetcher-service")).containsEntry("FETCHER_CONCURRENCY", null);
    }

    @ParameterizedTest
    @CsvSource({"scheduler-service", "partner-fetcher-service", "store-updater-service", "notifier-service", "admin-api"
    })
    void takesSecretsFromOutside(String container) {
        ComposeFile.read().variables(container).forEach((name, value) -> {
            if (SECRETS.contains(name) && value != null) {
                assertThat(value).as(name).startsWith("${");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"prometheus", "grafana"})
    void watchesInAProfileOfItsOwnAndOnLoopback(String container) {
        Map<String, Object> service = ComposeFile.read().service(container);

        assertThat(service.get("profiles")).isEqualTo(List.of("monitoring"));
        assertThat(service.get("image").toString()).matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+");
        assertThat(strings(service, "ports")).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(strings(service, "volumes")).allMatch(volume -> !volume.startsWith("./") || volume.endsWith(":ro"));
        assertThat(strings(service, "volumes"))
                .filteredOn(volume -> volume.startsWith("./"))
                .isNotEmpty()
                .allMatch(volume -> Files.exists(ComposeFile.ROOT.resolve(volume.split(":")[0])));
    }

    @Test
    void asksNobodyForGrafanasPasswordWhoDoesNotStartIt() {
        Map<String, String> variables = ComposeFile.read().variables("grafana");

        assertThat(variables).containsEntry("GF_SECURITY_ADMIN_PASSWORD", "${GRAFANA_PASSWORD:-}");
        assertThat(variables).containsEntry("GF_AUTH_ANONYMOUS_ENABLED", "false");
    }

    @Test
    void startsGrafanaWithAPasswordOnly(@TempDir Path folder) throws Exception {
        assertThat(grafana(folder, "")).contains("GRAFANA_PASSWORD").doesNotContain("started");
        assertThat(folder).isEmptyDirectory();

        assertThat(grafana(folder, "correct horse")).isEqualTo("started\n");
        assertThat(folder.resolve("overview.json"))
                .content()
                .contains("\"url\": \"https://wiki.example.com/a&b\"")
                .doesNotContain("docs/operations.md");
    }

    @Test
    void scrapesEachServiceWhereItsMetricsAre() throws IOException {
        String prometheus = Files.readString(ComposeFile.ROOT.resolve("ops/prometheus/prometheus.yml"));
        for (String service : List.of(
                "scheduler-service",
                "partner-fetcher-service",
                "store-updater-service",
                "notifier-service",
                "admin-api")) {
            String port = ComposeFile.read().variables(service).get("MANAGEMENT_PORT");
            assertThat(prometheus)
                    .contains("job_name: " + service + "\n", "names: [" + service + "], type: A, port: " + port);
        }
    }

    private static String grafana(Path folder, String password) throws Exception {
        ProcessBuilder start = new ProcessBuilder(
                        ComposeFile.ROOT.resolve("ops/grafana/start.sh").toString(), "echo", "started")
                .redirectErrorStream(true);
        start.environment().put("GF_SECURITY_ADMIN_PASSWORD", password);
        start.environment()
                .put(
                        "DASHBOARDS",
                        ComposeFile.ROOT.resolve("ops/grafana/dashboards").toString());
        start.environment().put("PROVISIONED", folder.toString());
        start.environment().put("RUNBOOKS", "https://wiki.example.com/a&b");
        return new String(start.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static List<String> strings(Map<String, Object> service, String name) {
        return ((List<?>) service.get(name)).stream().map(Object::toString).toList();
    }

    private static Set<String> placeholders(String resource) throws IOException {
        try (InputStream in = ComposeFileTests.class.getResourceAsStream("/" + resource)) {
            Matcher matcher = PLACEHOLDER.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Set<String> names = new HashSet<>();
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
            return names;
        }
    }

    /** Spring binds SHOPIFY_BASE_URL to shopify.base-url by itself. */
    private static String variable(RecordComponent setting) {
        return "SHOPIFY_" + setting.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }
}
