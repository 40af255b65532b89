package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.occ.inventory.operations.AlertRules;
import com.occ.inventory.operations.Dashboard;
import com.occ.inventory.operations.Metrics;
import com.occ.inventory.operations.Panel;
import com.occ.inventory.operations.Picture;
import com.occ.inventory.operations.PromQl;
import com.occ.inventory.operations.Prometheus;
import com.occ.inventory.operations.Series;
import com.occ.inventory.testing.TestBroker;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus looks at the running system through a bad quarter of an hour in short: partners that are synced, one whose token
 * was revoked, items that are gone, a message that nobody can read, letters. Then each panel and each rule must find what it asks for.
 *
 * <p>All dashboards are drawn to {@code target/dashboards}; with {@code -Dscreenshots=folder} the README's are left there ({@code bin/screenshots}
 * does that). {@code -Ddashboards.minutes} says for how long it is looked at (2).
 */
@Tag("long")
class DashboardsIT {
    private static final String API_TOKEN = "dashboards-test-api-token";
    private static final Duration LOOKED_AT = Duration.ofMinutes(Long.getLong("dashboards.minutes", 2));
    private static final Path TARGET = Path.of("target", "dashboards").toAbsolutePath();
    /** What a system that works has none of, so that nothing is shown. */
    private static final Set<String> MAY_BE_EMPTY = Set.of();

    private static final Set<String> FOR_THE_README = Set.of("occ-overview", "occ-pipeline");
    /** Ours, which must all be described; those of libraries are more than anybody looks at. */
    private static final String OURS =
            "(inventory|sync|schedule|catalogue|dead_letters|queue_messages|messages|shopify|partner_token|alert|incidents|occ|application_info).*";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path temp;

    @Test
    void everyPanelAndRuleFindsWhatItAsksFor() throws Exception {
        TestBroker broker = TestBroker.rabbit();
        try (SimulatedStores stores = new SimulatedStores(12, 40, 40);
                JarProcess system = JarProcess.start(
                        "standalone", environment(stores, broker), "--data-dir=" + temp.resolve("data"))) {
            int management = system.ready().managementPort();
            try (Prometheus prometheus = Prometheus.scraping(temp.resolve("prometheus"), "standalone", management)) {
                Instant from = Instant.now();
                Http api = new Http(system.address() + "/api/v1", API_TOKEN);
                badMorning(stores, api, broker);
                Instant to = Instant.now();
                Series.Span span = new Series.Span(from, to, Duration.ofSeconds(2), "20s");

                draw(prometheus, span);
                assertThat(emptyPanels(prometheus, span)).isEqualTo(MAY_BE_EMPTY);
                assertThat(emptySelectors(prometheus, to)).isEmpty();
                Set<String> served = served(management);
                assertThat(served).containsAll(documented());
                assertThat(documented())
                        .containsAll(served.stream()
                                .filter(name -> name.matches(OURS))
                                .toList());
            }
        }
    }

    private static Map<String, String> environment(SimulatedStores stores, TestBroker broker) {
        Map<String, String> environment = new HashMap<>(stores.environment());
        environment.putAll(broker.environment());
        environment.putAll(stores.mail());
        environment.put("API_TOKEN", API_TOKEN);
        environment.put("NOTIFIER_GATHER", "1s");
        return environment;
    }

    private static void badMorning(SimulatedStores stores, Http api, TestBroker broker) throws Exception {
        Instant end = Instant.now().plus(LOOKED_AT);
        stores.register(api);
        api.send("PUT", "/schedule", Map.of("enabled", true, "intervalMinutes", 1));
        stores.registerExpiring(api, "quarter-roasters");
        run(stores, api, 1);
        stores.revoke(stores.partner(1));
        var mapped = api.get("/mappings?limit=500&partner=" + stores.partner(2)).path("items");
        for (int item = 0; item < 3; item++) {
            stores.deleteVariant(
                    stores.partner(2), mapped.get(item).path("variantId").asString());
        }
        stores.fail(stores.partner(3), "THROTTLED", 3);
        stores.impoverish(200, 50);
        publishRubbish(broker);
        for (int round = 2; Instant.now().isBefore(end) || round < 5; round++) {
            run(stores, api, round);
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> !stores.mails().isEmpty());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> api.get("/dead-letters").path("items").size() > 0);
        // What is looked up every 15 s, and then scraped.
        await().pollDelay(Duration.ofSeconds(20)).atMost(Duration.ofMinutes(1)).until(() -> true);
    }

    private static void run(SimulatedStores stores, Http api, int round) {
        stores.change(round);
        RunReport.finished(api, RunReport.request(api));
    }

    /** What no version of us ever sent. */
    private static void publishRubbish(TestBroker broker) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setUsername(broker.user());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        try (Connection connection = factory.newConnection();
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.basicPublish("queues", "sync.jobs", null, "no json".getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(TimeUnit.SECONDS.toMillis(10));
        }
    }

    private static Set<String> emptyPanels(Prometheus prometheus, Series.Span span) {
        Set<String> empty = new TreeSet<>();
        for (Dashboard dashboard : Dashboard.all()) {
            for (Panel panel : dashboard.panels()) {
                for (Panel.Query query : panel.queries()) {
                    if (Series.of(prometheus, query, span).isEmpty()) {
                        empty.add(dashboard.title() + ", " + panel.title() + ": " + query.promql(span.rateInterval()));
                    }
                }
            }
        }
        return empty;
    }

    /** Metrics with labels that a rule asks for, and nobody has. */
    private static List<String> emptySelectors(Prometheus prometheus, Instant at) {
        Set<String> selectors = new TreeSet<>();
        AlertRules.expressions().forEach(expr -> selectors.addAll(PromQl.selectors(expr)));
        List<String> empty = new ArrayList<>();
        for (String selector : selectors) {
            if (prometheus.query("last_over_time(" + selector + "[10m])", at).isEmpty()) {
                empty.add(selector);
            }
        }
        return empty;
    }

    /** The names of all series at the management port. */
    private static Set<String> served(int management) {
        Set<String> names = new TreeSet<>();
        String text = new Http("http://127.0.0.1:" + management, null).text("/actuator/prometheus");
        text.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> names.add(line.replaceFirst("[{ ].*$", "")));
        return names;
    }

    private static Set<String> documented() {
        Set<String> names = new TreeSet<>(Metrics.documented().names());
        names.removeIf(name -> name.contains(":") || name.equals("up") || name.equals("ALERTS"));
        return names;
    }

    private static void draw(Prometheus prometheus, Series.Span span) throws IOException {
        Files.createDirectories(TARGET);
        Picture picture = new Picture(prometheus, span);
        String folder = System.getProperty("screenshots", "");
        try (Browser browser = Browser.at("about:blank")) {
            for (Dashboard dashboard : Dashboard.all()) {
                Page page = browser.window(picture.width(), picture.height(dashboard));
                page.setContent(picture.html(dashboard));
                String name = "dashboard-" + dashboard.uid().replace("occ-", "") + ".png";
                Path file = TARGET.resolve(name);
                page.screenshot(new Page.ScreenshotOptions().setPath(file));
                if (!folder.isEmpty() && FOR_THE_README.contains(dashboard.uid())) {
                    Files.copy(file, Path.of(folder, name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
