package com.occ.inventory.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator answers as a live store was recorded to answer; the situations stand in {@code recorded/}. */
class RecordedAnswersTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String RECORDED_VERSION = "2026-04";
    private static final String PAYLOAD = "/data/inventorySetQuantities";

    private static final Map<String, String> DOCUMENTS = Map.of(
            "everything",
            """
            mutation Everything(
              $input: InventorySetQuantitiesInput!
              $key: String!
            ) {
              inventorySetQuantities(input: $input) @idempotent(key: $key) {
                inventoryAdjustmentGroup {
                  id
                  createdAt
                  reason
                  referenceDocumentUri
                  changes { name delta quantityAfterChange item { id } location { id name } }
                }
                userErrors { field message code }
              }
            }""",
            "errors",
            """
            mutation Errors($input: InventorySetQuantitiesInput!, $key: String!) {
              inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { field message code } }
            }""",
            "withoutKey",
            """
            mutation WithoutKey($input: InventorySetQuantitiesInput!) {
              inventorySetQuantities(input: $input) { userErrors { field message code } }
            }""");

    @ParameterizedTest
    @MethodSource("sets")
    void setsAsRecorded(JsonNode situation) {
        var shop = Twin.stocked(situation.get("available").asInt());
        var document = DOCUMENTS.get(situation.get("document").asString());

        var answer = ask(shop, document, variables(shop, document, input(shop, situation)));

        assertThat(answer.has("data")).isEqualTo(situation.has("cost"));
        assertCost(answer, situation.path("cost"));
        if (situation.has("error")) {
            assertError(answer, situation.get("error"), document);
        } else {
            assertPayload(shop, answer, situation);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correction",
                "cycle_count_available",
                "damaged",
                "movement_canceled",
                "movement_created",
                "movement_received",
                "movement_updated",
                "other",
                "promotion",
                "quality_control",
                "received",
                "reservation_created",
                "reservation_deleted",
                "reservation_updated",
                "restock",
                "safety_stock",
                "shrinkage",
            })
    void takesTheReasonAndAQuantityThatIsAlreadySo(String reason) {
        var shop = Twin.stocked(1);
        var input = Map.of("name", "available", "reason", reason, "quantities", List.of(shop.row(0, 1, 1)));
        var document = DOCUMENTS.get("everything");

        var answer = ask(shop, document, variables(shop, document, input));

        assertThat(answer.at("/data").toString())
                .isEqualTo("{\"inventorySetQuantities\":{\"inventoryAdjustmentGroup\":null,\"userErrors\":[]}}");
        assertCost(answer, JSON.valueToTree(List.of(13, 10)));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void windowsAnItemsLevelsAsRecorded(JsonNode situation) {
        var shop = Twin.shop(
                "{\"locations\":[{\"name\":\"A\"},{\"name\":\"B\"}],\"products\":[{\"variants\":[{\"levels\":[4,10]}]}]}");
        if (situation.has("deactivated")) {
            deactivate(shop, 0);
        }
        var cursors =
                levels(shop, "first: 10, includeInactive: true").get("edges").findValuesAsString("cursor");

        var window = levels(shop, situation.get("window").asString().formatted(cursors.toArray()));

        var expected = places(situation);
        assertThat(window.get("nodes").findValuesAsString("id"))
                .containsExactlyElementsOf(
                        expected.stream().map(place -> levelId(shop, place)).toList());
        assertThat(window.get("nodes").findValues("isActive")).isEqualTo(all(situation.get("active")));
        assertThat(window.at("/nodes").findValues("quantities").stream()
                        .map(quantities -> quantities.at("/0/quantity"))
                        .toList())
                .isEqualTo(all(situation.get("available")));
        var info = window.get("pageInfo");
        assertThat(info.get("hasNextPage")).isEqualTo(situation.get("hasNextPage"));
        assertThat(info.get("hasPreviousPage")).isEqualTo(situation.get("hasPreviousPage"));
        assertThat(info.get("startCursor").asString()).isEqualTo(cursors.get(expected.get(0)));
        assertThat(info.get("endCursor").asString()).isEqualTo(cursors.get(expected.get(expected.size() - 1)));
    }

    @Test
    void twoWindowsOfOneLevelCost13() {
        var shop = Twin.shop(
                "{\"locations\":[{\"name\":\"A\"},{\"name\":\"B\"}],\"products\":[{\"variants\":[{\"levels\":[4,10]}]}]}");
        var window =
                """
                nodes { id isActive item { id } location { id name } quantities(names: ["available"]) { name quantity } }
                pageInfo { hasNextPage endCursor }""";

        var answer = ask(
                shop,
                "query($id: ID!) { inventoryItem(id: $id) { one: inventoryLevels(first: 1) { %1$s } other: inventoryLevels(last: 1) { %1$s } } }"
                        .formatted(window),
                Map.of("id", shop.item(0)));

        assertCost(answer, JSON.valueToTree(List.of(13, 13)));
    }

    @Test
    void anEmptyWindowHasNoCursors() {
        var shop = Twin.stocked(1);
        deactivate(shop, 0);

        assertThat(levels(shop, "first: 5").get("pageInfo").toString())
                .isEqualTo("{\"hasNextPage\":false,\"hasPreviousPage\":false,\"startCursor\":null,\"endCursor\":null}");
    }

    @Test
    void readsBackWhatWasSet() {
        var shop = Twin.stocked(0);
        shop.set("k", List.of(shop.row(0, 9, 0)));

        var answer = ask(
                shop,
                """
                query($product: ID!, $item: ID!) {
                  product(id: $product) { id totalInventory }
                  inventoryItem(id: $item) {
                    id
                    tracked
                    variant { id inventoryQuantity product { id totalInventory } }
                    inventoryLevels(first: 5) { nodes {
                      id
                      location { id name }
                      quantities(names: ["available", "on_hand", "damaged"]) { name quantity }
                    } }
                  }
                }""",
                Map.of("product", product(shop), "item", shop.item(0)));

        var item = answer.at("/data/inventoryItem");
        assertThat(answer.at("/data/product/totalInventory").asInt()).isEqualTo(9);
        assertThat(item.get("tracked").asBoolean()).isTrue();
        assertThat(item.at("/variant/inventoryQuantity").asInt()).isEqualTo(9);
        assertThat(item.at("/variant/product/totalInventory").asInt()).isEqualTo(9);
        assertThat(item.at("/inventoryLevels/nodes/0/id").asString()).isEqualTo(levelId(shop, 0));
        assertThat(item.at("/inventoryLevels/nodes/0/quantities").toString())
                .isEqualTo("[{\"name\":\"available\",\"quantity\":9},{\"name\":\"on_hand\",\"quantity\":9},"
                        + "{\"name\":\"damaged\",\"quantity\":0}]");
        assertCost(answer, JSON.valueToTree(List.of(15, 9)));
    }

    @Test
    void activatesAnItemAtALocationWithAQuantity() {
        var shop = Twin.shop(
                "{\"locations\":[{\"name\":\"A\"},{\"name\":\"B\"}],\"products\":[{\"variants\":[{\"available\":4}]}]}");

        var answer = ask(
                shop,
                """
                mutation($item: ID!, $location: ID!, $available: Int, $key: String!) {
                  inventoryActivate(inventoryItemId: $item, locationId: $location, available: $available)
                    @idempotent(key: $key) {
                    inventoryLevel {
                      id
                      isActive
                      location { id name }
                      quantities(names: ["available", "on_hand", "damaged"]) { name quantity }
                      item { id tracked }
                    }
                    userErrors { field message }
                  }
                }""",
                Map.of("item", shop.item(0), "location", shop.location(1), "available", 9, "key", "k"));

        var level = answer.at("/data/inventoryActivate/inventoryLevel");
        assertThat(level.get("id").asString()).isEqualTo(levelId(shop, 1));
        assertThat(level.get("isActive").asBoolean()).isTrue();
        assertThat(level.get("quantities").findValues("quantity").toString()).isEqualTo("[9, 9, 0]");
        assertThat(answer.at("/data/inventoryActivate/userErrors").toString()).isEqualTo("[]");
        assertCost(answer, JSON.valueToTree(List.of(13, 13)));
    }

    static Stream<Named<JsonNode>> sets() throws IOException {
        return situations("sets.json");
    }

    static Stream<Named<JsonNode>> windows() throws IOException {
        return situations("levels.json");
    }

    private static Stream<Named<JsonNode>> situations(String file) throws IOException {
        try (var content = new ClassPathResource("recorded/" + file).getInputStream()) {
            return all(JSON.readTree(content)).stream()
                    .map(situation -> Named.of(situation.get("situation").asString(), situation));
        }
    }

    private static JsonNode ask(Twin shop, String query, Map<String, Object> variables) {
        return Twin.json(shop.send(RECORDED_VERSION, Twin.TOKEN, Map.of("query", query, "variables", variables))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult());
    }

    private static Map<String, Object> variables(Twin shop, String document, Map<String, Object> input) {
        return document.contains("$key")
                ? Map.of("input", input, "key", "key-" + shop.domain())
                : Map.of("input", input);
    }

    private static Map<String, Object> input(Twin shop, JsonNode situation) {
        var row = new LinkedHashMap<String, Object>();
        row.put("inventoryItemId", shop.item(0));
        row.put("locationId", shop.location());
        situation.get("row").properties().forEach(field -> row.put(field.getKey(), field.getValue()));
        var input = new HashMap<String, Object>();
        input.put("name", situation.path("name").asString("available"));
        input.put("reason", situation.path("reason").asString("correction"));
        input.put("quantities", List.of(row));
        if (situation.has("referenceDocumentUri")) {
            input.put("referenceDocumentUri", situation.get("referenceDocumentUri"));
        }
        situation.path("more").properties().forEach(field -> input.put(field.getKey(), field.getValue()));
        return input;
    }

    private static void assertPayload(Twin shop, JsonNode answer, JsonNode situation) {
        assertThat(answer.has("errors")).isFalse();
        assertThat(all(answer.at(PAYLOAD + "/userErrors")))
                .containsExactlyElementsOf(all(situation.path("userErrors")));
        var group = answer.at(PAYLOAD + "/inventoryAdjustmentGroup");
        if (!situation.has("changes")) {
            assertThat(group.isObject()).isFalse();
            assertThat(shop.available(0)).isEqualTo(situation.get("available").asInt());
            return;
        }
        assertThat(group.get("id").asString()).matches("gid://shopify/InventoryAdjustmentGroup/\\d+");
        assertThat(group.get("createdAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(group.get("reason").asString()).isEqualTo("correction");
        assertThat(group.get("referenceDocumentUri")).isEqualTo(situation.get("referenceDocumentUri"));
        var changes = all(situation.get("changes")).stream()
                .map(change -> change(shop, change))
                .toList();
        assertThat(all(group.get("changes"))).isEqualTo(changes);
        assertThat(shop.available(0)).isEqualTo(situation.at("/row/quantity").asInt());
    }

    private static JsonNode change(Twin shop, JsonNode nameAndDelta) {
        var change = JSON.createObjectNode();
        change.set("name", nameAndDelta.get(0));
        change.set("delta", nameAndDelta.get(1));
        change.putNull("quantityAfterChange");
        change.putObject("item").put("id", shop.item(0));
        change.putObject("location").put("id", shop.location()).put("name", "Shop location");
        return change;
    }

    private static void assertError(JsonNode answer, JsonNode expected, String document) {
        assertThat(answer.get("errors").size()).isEqualTo(1);
        var error = answer.at("/errors/0");
        assertThat(error.get("message")).isEqualTo(expected.get("message"));
        assertThat(error.at("/extensions/code")).isEqualTo(expected.get("code"));
        assertThat(error.get("path")).isEqualTo(expected.get("path"));
        assertThat(error.at("/extensions").get("problems")).isEqualTo(expected.get("problems"));
        var places = all(expected.get("locations")).stream()
                .map(what -> what.asString().equals("field") ? "inventorySetQuantities(" : "$input:")
                .map(text -> place(document, text))
                .toList();
        assertThat(all(error.get("locations"))).isEqualTo(places);
        if (answer.has("data")) {
            assertThat(answer.get("data").toString()).isEqualTo("{\"inventorySetQuantities\":null}");
        }
    }

    private static JsonNode place(String document, String text) {
        var before = document.substring(0, document.indexOf(text));
        var line = (int) before.chars().filter(character -> character == '\n').count() + 1;
        var column = before.length() - before.lastIndexOf('\n');
        return JSON.createObjectNode().put("line", line).put("column", column);
    }

    private static void assertCost(JsonNode answer, JsonNode requestedAndActual) {
        assertThat(answer.has("extensions")).isEqualTo(requestedAndActual.isArray());
        if (requestedAndActual.isArray()) {
            var cost = answer.at("/extensions/cost");
            assertThat(List.of(cost.get("requestedQueryCost"), cost.get("actualQueryCost")))
                    .isEqualTo(all(requestedAndActual));
        }
    }

    private static JsonNode levels(Twin shop, String window) {
        return ask(
                        shop,
                        """
                        query($id: ID!) { inventoryItem(id: $id) { inventoryLevels(%s) {
                          edges { cursor }
                          nodes { id isActive quantities(names: ["available", "on_hand"]) { quantity } }
                          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                        } } }"""
                                .formatted(window),
                        Map.of("id", shop.item(0)))
                .at("/data/inventoryItem/inventoryLevels");
    }

    private static void deactivate(Twin shop, int location) {
        shop.manage(
                "PATCH",
                "/variants/" + shop.variantNumber(0) + "/level",
                "{\"locationId\":\"" + shop.location(location) + "\",\"active\":false}");
    }

    private static String levelId(Twin shop, int location) {
        return shop.location(location).replace("Location", "InventoryLevel") + "?inventory_item_id="
                + shop.item(0).replaceAll("\\D", "");
    }

    private static String product(Twin shop) {
        return shop.ask("{ products(first: 1) { nodes { id } } }")
                .at("/data/products/nodes/0/id")
                .asString();
    }

    private static List<Integer> places(JsonNode situation) {
        var places = situation.get("levels");
        return IntStream.range(0, places.size())
                .mapToObj(index -> places.get(index).asInt())
                .toList();
    }

    private static List<JsonNode> all(JsonNode array) {
        return new ArrayList<>(StreamSupport.stream(array.spliterator(), false).toList());
    }
}
