package com.occ.inventory.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BulkOperationTests {
    private static final String START =
            """
            mutation Start($query: String!) {
              bulkOperationRunQuery(query: $query) {
                bulkOperation { id status objectCount url }
                userErrors { code field message }
              }
            }""";
    private static final String LOOK =
            """
            query Look($id: ID!) {
              bulkOperation(id: $id) {
                id status errorCode completedAt objectCount rootObjectCount fileSize url partialDataUrl query type
              }
            }""";
    private static final String CANCEL =
            """
            mutation Cancel($id: ID!) {
              bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { field message } }
            }""";
    private static final String VARIANTS = "{ productVariants { edges { node { id sku } } } }";

    @Test
    void leavesALineForEachVariantHoweverMany() {
        var shop = quick(Twin.stocked(IntStream.range(0, 600).toArray()));

        var ended = look(shop, start(shop, VARIANTS).at("/bulkOperation/id").asString());

        assertThat(ended.at("/status").asString()).isEqualTo("COMPLETED");
        assertThat(ended.at("/objectCount").asString()).isEqualTo("600");
        assertThat(ended.at("/rootObjectCount").asString()).isEqualTo("600");
        assertThat(ended.at("/completedAt").isNull()).isFalse();
        var file = file(ended);
        assertThat(file.lines())
                .hasSize(600)
                .allSatisfy(line -> assertThat(json(line).at("/sku").asString()).startsWith("SKU-"));
        assertThat(ended.at("/fileSize").asString()).isEqualTo(String.valueOf(file.length()));
    }

    @Test
    void putsChildrenOnLinesOfTheirOwnWithTheirParent() {
        var shop = quick(Twin.stocked(1, 2));

        var ended = run(
                shop,
                "{ products { edges { node { id title variants { edges { node { id inventoryItem { id tracked } } } } } } } }");

        var lines = file(ended).lines().map(BulkOperationTests::json).toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).has("variants")).isFalse();
        assertThat(lines.get(1).at("/inventoryItem/tracked").asBoolean()).isTrue();
        assertThat(lines.get(2).at("/__parentId").asString())
                .isEqualTo(lines.get(0).at("/id").asString());
        assertThat(ended.at("/objectCount").asString()).isEqualTo("3");
        assertThat(ended.at("/rootObjectCount").asString()).isEqualTo("1");
    }

    @Test
    void hasNoFileWhenNothingWasFound() {
        var ended = run(quick(Twin.stocked()), VARIANTS);

        assertThat(ended.at("/status").asString()).isEqualTo("COMPLETED");
        assertThat(ended.at("/url").isNull()).isTrue();
        assertThat(ended.at("/fileSize").isNull()).isTrue();
        assertThat(ended.at("/objectCount").asString()).isEqualTo("0");
    }

    @Test
    void isCreatedThenRunsAndShowsNoFileUntilItEnds() {
        var shop = Twin.stocked(1);
        shop.manage("PUT", "/bulk", "{\"millis\":60000}");

        var created = start(shop, VARIANTS).at("/bulkOperation");
        var running = look(shop, created.at("/id").asString());

        assertThat(created.at("/status").asString()).isEqualTo("CREATED");
        assertThat(running.at("/status").asString()).isEqualTo("RUNNING");
        assertThat(running.at("/url").isNull()).isTrue();
        assertThat(shop.ask("{ currentBulkOperation { id } }")
                        .at("/data/currentBulkOperation/id")
                        .asString())
                .isEqualTo(created.at("/id").asString());
    }

    @Test
    void costsTenPointsToStartAndOneToLookAt() {
        var shop = quick(Twin.stocked(1));

        var started = shop.ask(START, Map.of("query", VARIANTS));
        var looked = shop.ask(
                LOOK,
                Map.of(
                        "id",
                        started.at("/data/bulkOperationRunQuery/bulkOperation/id")
                                .asString()));

        assertThat(started.at("/extensions/cost/actualQueryCost").asInt()).isEqualTo(10);
        assertThat(looked.at("/extensions/cost/actualQueryCost").asInt()).isEqualTo(1);
    }

    @Test
    void runsFiveAtOnceAndRefusesTheSixthUntilOneIsCancelled() {
        var shop = Twin.stocked(1);
        shop.manage("PUT", "/bulk", "{\"millis\":60000}");
        var first = start(shop, VARIANTS).at("/bulkOperation/id").asString();
        IntStream.range(0, 4).forEach(i -> start(shop, VARIANTS));

        assertThat(start(shop, VARIANTS).at("/userErrors/0/code").asString()).isEqualTo("LIMIT_REACHED");
        var canceled = shop.ask(CANCEL, Map.of("id", first)).at("/data/bulkOperationCancel");

        assertThat(canceled.at("/bulkOperation/status").asString()).isEqualTo("CANCELING");
        assertThat(look(shop, first).at("/status").asString()).isEqualTo("CANCELED");
        assertThat(start(shop, VARIANTS).at("/bulkOperation/status").asString()).isEqualTo("CREATED");
        assertThat(shop.ask("{ bulkOperations(first: 10) { nodes { id } } }")
                        .at("/data/bulkOperations/nodes")
                        .size())
                .isEqualTo(6);
    }

    @Test
    void doesNotCancelWhatHasEndedOrNeverWas() {
        var shop = quick(Twin.stocked(1));
        var ended = run(shop, VARIANTS).at("/id").asString();

        assertThat(shop.ask(CANCEL, Map.of("id", ended))
                        .at("/data/bulkOperationCancel/userErrors/0/message")
                        .asString())
                .endsWith("completed");
        assertThat(shop.ask(CANCEL, Map.of("id", "gid://shopify/BulkOperation/1"))
                        .at("/data/bulkOperationCancel/userErrors")
                        .size())
                .isEqualTo(1);
        assertThat(look(shop, "gid://shopify/BulkOperation/1").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ productVariants { edges { node { colour } } } }",
                "{ shop { name } }",
                "mutation { bulkOperationCancel(id: \"gid://shopify/BulkOperation/1\") { userErrors { message } } }",
                "query($first: Int) { productVariants(first: $first) { edges { node { id } } } }",
                "{ node(id: \"gid://shopify/Product/1\") { id } productVariants { edges { node { id } } } }",
                "{ a: products { edges { node { id } } } b: products { edges { node { id } } } c: products { edges { node { id } } }"
                        + " d: products { edges { node { id } } } e: products { edges { node { id } } } f: products { edges { node { id } } } }",
                "{ products { edges { node { id variants { edges { node { id inventoryItem { variants { edges { node { id"
                        + " inventoryItem { inventoryLevels { edges { node { id } } } } } } } } } } } } } } }",
            })
    void refusesWhatCannotBeRunInBulk(String query) {
        var payload = start(Twin.stocked(1), query);

        assertThat(payload.at("/bulkOperation").isNull()).isTrue();
        assertThat(payload.at("/userErrors/0/code").asString()).isEqualTo("INVALID");
        assertThat(payload.at("/userErrors/0/field").toString()).isEqualTo("[\"query\"]");
    }

    @Test
    void failsWithoutTheScopeThatItsFieldsNeed() {
        var shop = quick(Twin.shop("{\"scopes\":[\"read_inventory\"],\"products\":[{\"variants\":[{}]}]}"));

        var ended = run(shop, VARIANTS);

        assertThat(ended.at("/status").asString()).isEqualTo("FAILED");
        assertThat(ended.at("/errorCode").asString()).isEqualTo("ACCESS_DENIED");
        assertThat(ended.at("/partialDataUrl").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ACCESS_DENIED, false", "INTERNAL_SERVER_ERROR, true", "TIMEOUT, true"})
    void failsOnDemandAndMayLeaveAPart(String fault, boolean part) {
        var ended = run(faulty(fault), VARIANTS);

        assertThat(ended.at("/status").asString()).isEqualTo("FAILED");
        assertThat(ended.at("/errorCode").asString()).isEqualTo(fault);
        assertThat(ended.at("/url").isNull()).isTrue();
        assertThat(ended.at("/partialDataUrl").isNull()).isNotEqualTo(part);
        if (part) {
            assertThat(body(get(ended, "/partialDataUrl")).lines()).hasSize(2);
        }
    }

    @Test
    void neverEndsOnDemandOrExpires() {
        assertThat(run(faulty("NEVER_ENDS"), VARIANTS).at("/status").asString()).isEqualTo("RUNNING");
        var expired = run(faulty("EXPIRED"), VARIANTS);
        assertThat(expired.at("/status").asString()).isEqualTo("EXPIRED");
        assertThat(expired.at("/url").isNull()).isTrue();
    }

    @Test
    void aFileMayEndInALineOrBehindOneTooEarly() {
        var cut = file(run(faulty("FILE_CUT"), VARIANTS));
        var shortened = file(run(faulty("FILE_SHORT"), VARIANTS));

        assertThat(cut).doesNotEndWith("\n");
        assertThat(shortened).endsWith("}\n");
        assertThat(shortened.lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "FILE_HTML, 200, text/html",
        "FILE_403, 403, text/html",
        "FILE_404, 404, json",
        "FILE_REDIRECTED, 302, text"
    })
    void aFileMayBeSomethingElse(String fault, int status, String type) {
        get(run(faulty(fault), VARIANTS), "/url")
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .valueMatches("Content-Type", ".*" + type + ".*");
    }

    @Test
    void aFaultIsOverAfterItsTimes() {
        var shop = faulty("TIMEOUT");

        assertThat(run(shop, VARIANTS).at("/status").asString()).isEqualTo("FAILED");
        assertThat(run(shop, VARIANTS).at("/status").asString()).isEqualTo("COMPLETED");
    }

    private static Twin quick(Twin shop) {
        shop.manage("PUT", "/bulk", "{\"millis\":0}");
        return shop;
    }

    private static Twin faulty(String fault) {
        var shop = Twin.stocked(1, 2, 3, 4);
        shop.manage("PUT", "/bulk", "{\"millis\":0,\"fault\":\"" + fault + "\",\"times\":1}");
        return shop;
    }

    private static JsonNode start(Twin shop, String query) {
        return shop.ask(START, Map.of("query", query)).at("/data/bulkOperationRunQuery");
    }

    private static JsonNode look(Twin shop, String id) {
        return shop.ask(LOOK, Map.of("id", id)).at("/data/bulkOperation");
    }

    private static JsonNode run(Twin shop, String query) {
        return look(shop, start(shop, query).at("/bulkOperation/id").asString());
    }

    private static String file(JsonNode operation) {
        return body(get(operation, "/url").expectStatus().isOk());
    }

    /** Without a token, at the address as it stands. */
    private static WebTestClient.ResponseSpec get(JsonNode operation, String address) {
        return WebTestClient.bindToServer()
                .build()
                .get()
                .uri(operation.at(address).asString())
                .exchange();
    }

    private static String body(WebTestClient.ResponseSpec answer) {
        return answer.expectBody(String.class).returnResult().getResponseBody();
    }

    private static JsonNode json(String line) {
        return JsonMapper.shared().readTree(line);
    }
}
