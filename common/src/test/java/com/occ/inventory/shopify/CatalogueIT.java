package com.occ.inventory.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.simulator.RunningSimulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole catalogues of simulated stores. */
class CatalogueIT {

    private static final String SHOP = "aurora-roasters.myshopify.com";
    private static final int NEVER = 25_000;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final RunningSimulator SIMULATOR = RunningSimulator.start(0);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AfterAll
    static void stop() {
        SIMULATOR.close();
    }

    @Test
    void isTheSameByPagesAndInBulk() {
        open(3_000, 0);
        control("PUT", "/bulk", "{\"millis\":50}");

        var byPages = read(NEVER);
        var pageCalls = calls();
        var inBulk = read(1);

        assertThat(byPages).hasSize(3_000).doesNotHaveDuplicates();
        assertThat(inBulk).containsExactlyInAnyOrderElementsOf(byPages);
        assertThat(inBulk)
                .contains(new CatalogueVariant(
                        "gid://shopify/ProductVariant/17",
                        "gid://shopify/InventoryItem/17",
                        "Lot 0",
                        "Bag 17",
                        null,
                        "b17",
                        true));
        assertThat(pageCalls.at("/byOperation/CataloguePage").asInt()).isEqualTo(12);
        assertThat(calls().at("/byOperation").has("CataloguePage")).isFalse();
        assertThat(calls().at("/byOperation/BulkStart").asInt()).isEqualTo(1);
    }

    @Test
    void goesPastThePagesEndInBulkAlone() {
        open(25_010, 0);
        control("PUT", "/bulk", "{\"millis\":50,\"fault\":\"TIMEOUT\",\"times\":1}");

        assertThatThrownBy(() -> read(NEVER)).isInstanceOf(ShopifyProblem.Unreachable.class);
        assertThat(calls().at("/byOperation").has("CataloguePage")).isFalse();

        assertThat(read(NEVER)).hasSize(25_010).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NEVER_ENDS",
                "ACCESS_DENIED",
                "INTERNAL_SERVER_ERROR",
                "TIMEOUT",
                "EXPIRED",
                "FILE_CUT",
                "FILE_SHORT",
                "FILE_RESET",
                "FILE_HTML",
                "FILE_403",
                "FILE_404",
                "FILE_REDIRECTED"
            })
    void isWholeByPagesWhateverBefallsABulkOperation(String fault) {
        open(600, 0);
        control("PUT", "/bulk", "{\"millis\":0,\"fault\":\"" + fault + "\"}");

        assertThat(read(1, fault.equals("NEVER_ENDS") ? Duration.ofSeconds(2) : PATIENCE))
                .hasSize(600)
                .doesNotHaveDuplicates();
        assertThat(calls().at("/byOperation/BulkStart").asInt()).isEqualTo(1);
        assertThat(calls().at("/byOperation/CataloguePage").asInt()).isEqualTo(3);
        assertThat(calls().at("/byOperation/BulkCancel").asInt(0)).isEqualTo(fault.equals("NEVER_ENDS") ? 1 : 0);
    }

    @Test
    void isReadByPagesWhileFiveBulkOperationsRun() {
        open(300, 0);
        control("PUT", "/bulk", "{\"millis\":60000,\"fault\":null}");
        IntStream.range(0, 5).forEach(i -> startBulkOperation());

        assertThat(read(1)).hasSize(300);
        assertThat(calls().at("/byOperation/CataloguePage").asInt()).isEqualTo(2);
        assertThat(calls().at("/byOperation").has("BulkOperation")).isFalse();
    }

    /**
     * What the default of {@code shopify.catalogue.bulk-from} rests on, see docs/decisions/0007. Prints what it measured: a
     * Standard plan's bucket, 300 ms a call, a bulk operation that takes 5 s because the simulator is told so.
     */
    @Tag("long")
    @ParameterizedTest
    @CsvSource({"1000, 141", "5000, 701", "20000, 2801"})
    void costsThirtyFivePointsAPageAndHardlyAnyInBulk(int variants, int pointsByPages) {
        open(variants, 300);
        control("PUT", "/bulk", "{\"millis\":5000}");

        var byPages = measure(variants, NEVER, patient());
        var inBulk = measure(variants, 1, patient());

        System.out.printf("%d variants: by pages %s, in bulk %s%n", variants, byPages, inBulk);
        assertThat(byPages.points()).isEqualTo(pointsByPages);
        assertThat(inBulk.points()).isLessThan(20);
    }

    private record Measured(long points, Duration time) {}

    private Measured measure(int variants, int bulkFrom, CatalogueSettings like) {
        control("DELETE", "/calls", null);
        long began = System.nanoTime();
        var settings = new CatalogueSettings(bulkFrom, like.bulkDeadline(), like.pollPause(), like.maxPollPause());
        assertThat(read(settings)).hasSize(variants);
        return new Measured(calls().at("/cost").asLong(), Duration.ofNanos(System.nanoTime() - began));
    }

    private static CatalogueSettings patient() {
        return new CatalogueSettings(1, Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofSeconds(15));
    }

    private static List<CatalogueVariant> read(int bulkFrom) {
        return read(bulkFrom, PATIENCE);
    }

    private static List<CatalogueVariant> read(int bulkFrom, Duration bulkDeadline) {
        control("DELETE", "/calls", null);
        return read(new CatalogueSettings(bulkFrom, bulkDeadline, Duration.ofMillis(20), Duration.ofMillis(200)));
    }

    private static List<CatalogueVariant> read(CatalogueSettings catalogue) {
        var second = Duration.ofSeconds(1);
        var settings = new ShopifySettings(
                SIMULATOR.baseUrl() + "/{shop}",
                "2026-10",
                Duration.ofSeconds(10),
                3,
                second,
                second,
                60,
                second,
                catalogue);
        try (var clients =
                new ShopifyClients(settings, new SimpleMeterRegistry(), ObservationRegistry.NOOP, Clock.systemUTC())) {
            return clients.client(settings.domain(SHOP), AccessTokens.fixed(new AccessToken("shpat_secret")))
                    .catalogue()
                    .collectList()
                    .block(Duration.ofMinutes(2));
        }
    }

    /** A store on the Standard plan; each product has a hundred variants, each second one a sku. */
    private static void open(int variants, int latencyMs) {
        var products = IntStream.range(0, (variants + 99) / 100)
                .mapToObj(product -> "{\"title\":\"Lot %d\",\"variants\":[%s]}"
                        .formatted(
                                product,
                                IntStream.range(product * 100, Math.min(variants, product * 100 + 100))
                                        .mapToObj(CatalogueIT::variant)
                                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining(","));
        control(
                "PUT",
                "",
                "{\"accessToken\":\"shpat_secret\",\"plan\":\"STANDARD\",\"latencyMs\":%d,\"products\":[%s]}"
                        .formatted(latencyMs, products));
    }

    private static String variant(int index) {
        var id = index + 1;
        return "{\"id\":%1$d,\"itemId\":%1$d,\"title\":\"Bag %1$d\",\"sku\":%2$s,\"barcode\":\"b%1$d\"}"
                .formatted(id, id % 2 == 0 ? "\"S" + id + "\"" : "null");
    }

    private static void startBulkOperation() {
        var body = JsonMapper.shared().createObjectNode();
        body.put(
                "query",
                """
                mutation {
                  bulkOperationRunQuery(query: "{ products { edges { node { id } } } }") { bulkOperation { id } }
                }""");
        var answer = send("POST", "/" + SHOP + "/admin/api/2026-10/graphql.json", body.toString());
        assertThat(answer.at("/data/bulkOperationRunQuery/bulkOperation/id").isString())
                .isTrue();
    }

    private static JsonNode calls() {
        return control("GET", "/calls", null);
    }

    private static JsonNode control(String method, String path, String body) {
        return send(method, "/_control/shops/" + SHOP + path, body);
    }

    private static JsonNode send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(SIMULATOR.baseUrl() + path))
                .header("Content-Type", "application/json")
                .header("X-Shopify-Access-Token", "shpat_secret")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return answer.body().isBlank()
                    ? JsonMapper.shared().nullNode()
                    : JsonMapper.shared().readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
