package com.occ.inventory.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The answers of inventorySetQuantities; codes, paths and messages as recorded from a live store. */
class SettingTests {
    @Test
    void setsAndTellsWhatChanged() {
        var shop = Twin.stocked(0);

        var payload = payload(shop.set(
                "k",
                Map.of(
                        "name",
                        "available",
                        "reason",
                        "correction",
                        "referenceDocumentUri",
                        "gid://occ-inventory/SyncRun/1",
                        "quantities",
                        List.of(shop.row(0, 5, 0)))));

        assertThat(payload.at("/userErrors").size()).isZero();
        assertThat(payload.at("/inventoryAdjustmentGroup/referenceDocumentUri").asString())
                .isEqualTo("gid://occ-inventory/SyncRun/1");
        assertThat(payload.at("/inventoryAdjustmentGroup/changes/0/name").asString())
                .isEqualTo("available");
        assertThat(payload.at("/inventoryAdjustmentGroup/changes/1/delta").asInt())
                .isEqualTo(5);
        assertThat(shop.available(0)).isEqualTo(5);
    }

    @Test
    void oneBadRowVetoesAll() {
        var shop = Twin.stocked(1, 2);
        var unknown = new HashMap<>(shop.row(1, 9));
        unknown.put("inventoryItemId", "gid://shopify/InventoryItem/999999999999");

        var answer = shop.set("k", List.of(shop.row(0, 8), unknown));

        assertError(answer, "INVALID_INVENTORY_ITEM", "[\"input\",\"quantities\",\"1\",\"inventoryItemId\"]");
        assertThat(payload(answer).at("/userErrors/0/message").asString())
                .isEqualTo("The specified inventory item could not be found.");
        assertThat(payload(answer).at("/inventoryAdjustmentGroup").isNull()).isTrue();
        assertThat(shop.available(0)).isEqualTo(1);
    }

    @Test
    void namesEveryBadRow() {
        var shop = Twin.stocked(1, 2, 3);
        var elsewhere = new HashMap<>(shop.row(1, 9));
        elsewhere.put("locationId", "gid://shopify/Location/999999999999");

        var errors = payload(shop.set("k", List.of(shop.row(0, 8, 7), elsewhere, shop.row(2, 1))))
                .at("/userErrors");

        assertThat(errors.size()).isEqualTo(2);
        assertThat(errors.at("/0/code").asString()).isEqualTo("CHANGE_FROM_QUANTITY_STALE");
        assertThat(errors.at("/1/field").toString()).isEqualTo("[\"input\",\"quantities\",\"1\",\"locationId\"]");
        assertThat(errors.at("/1/code").asString()).isEqualTo("INVALID_LOCATION");
    }

    @Test
    void refusesAnItemNotStockedAtTheLocation() {
        var shop = Twin.shop("{\"locations\":[{\"name\":\"A\"},{\"name\":\"B\"}],\"products\":[{\"variants\":[{}]}]}");
        var elsewhere = new HashMap<>(shop.row(0, 9));
        elsewhere.put("locationId", shop.location(1));

        assertError(
                shop.set("k", List.of(elsewhere)),
                "ITEM_NOT_STOCKED_AT_LOCATION",
                "[\"input\",\"quantities\",\"0\",\"locationId\"]");
    }

    @Test
    void activatesAnItemAtALocationAndThenSetsIt() {
        var shop = Twin.shop("{\"locations\":[{\"name\":\"A\"},{\"name\":\"B\"}],\"products\":[{\"variants\":[{}]}]}");
        var activate = "mutation { inventoryActivate(inventoryItemId: \"" + shop.item(0) + "\", locationId: \""
                + shop.location(1) + "\") %s { inventoryLevel { id isActive } userErrors { field message } } }";

        assertThat(shop.ask(activate.formatted(""))
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("BAD_REQUEST");
        assertThat(shop.ask(activate.formatted("@idempotent(key: \"a\")"))
                        .at("/data/inventoryActivate/inventoryLevel/isActive")
                        .asBoolean())
                .isTrue();

        var row = new HashMap<>(shop.row(0, 9));
        row.put("locationId", shop.location(1));
        assertThat(payload(shop.set("k", List.of(row))).at("/userErrors").size())
                .isZero();
    }

    @Test
    void refusesTheSamePairTwice() {
        var shop = Twin.stocked(1);

        assertError(
                shop.set("k", List.of(shop.row(0, 8), shop.row(0, 9))),
                "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
                "[\"input\",\"quantities\",\"1\",\"locationId\"]");
    }

    @Test
    void aQuantityThatIsAlreadySoHasNoAdjustmentGroup() {
        var shop = Twin.stocked(4);

        var payload = payload(shop.set("k", List.of(shop.row(0, 4, 4))));

        assertThat(payload.at("/inventoryAdjustmentGroup").isNull()).isTrue();
        assertThat(payload.at("/userErrors").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "available, 1000000001, INVALID_QUANTITY_TOO_HIGH",
        "available, -1000000001, INVALID_QUANTITY_TOO_LOW",
        "on_hand, -1, INVALID_QUANTITY_NEGATIVE",
        "available, -5, ",
        "on_hand, 3, ",
    })
    void boundsQuantities(String name, int quantity, String code) {
        var shop = Twin.stocked(1);

        var answer = shop.set(
                "k", Map.of("name", name, "reason", "correction", "quantities", List.of(shop.row(0, quantity))));

        assertThat(payload(answer).at("/userErrors/0/code").asString("")).isEqualTo(code == null ? "" : code);
        assertThat(shop.available(0)).isEqualTo(code == null ? quantity : 1);
    }

    @Test
    void refusesUnknownNamesReasonsAndDocuments() {
        var shop = Twin.stocked(1);
        var rows = List.of(shop.row(0, 2));

        assertError(
                shop.set("a", Map.of("name", "sold", "reason", "correction", "quantities", rows)),
                "INVALID_NAME",
                "[\"input\",\"name\"]");
        assertError(
                shop.set("b", Map.of("name", "available", "reason", "whim", "quantities", rows)),
                "INVALID_REASON",
                "[\"input\",\"reason\"]");
        assertError(
                shop.set(
                        "c",
                        Map.of(
                                "name",
                                "available",
                                "reason",
                                "other",
                                "referenceDocumentUri",
                                "not a uri",
                                "quantities",
                                rows)),
                "INVALID_REFERENCE_DOCUMENT",
                "[\"input\",\"referenceDocumentUri\"]");
    }

    @Test
    void refusesAnItemThatIsGone() {
        var shop = Twin.stocked(1);
        var row = shop.row(0, 2);
        shop.manage("DELETE", "/variants/" + shop.variantNumber(0), null);

        assertError(
                shop.set("k", List.of(row)),
                "INVALID_INVENTORY_ITEM",
                "[\"input\",\"quantities\",\"0\",\"inventoryItemId\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/variants/%s/level", "/locations/%s"})
    void refusesAnInactiveLevelAndAClosedLocation(String path) {
        var shop = Twin.stocked(1);
        var number = path.startsWith("/locations") ? shop.location().replaceAll("\\D", "") : shop.variantNumber(0);
        shop.manage("PATCH", path.formatted(number), "{\"active\":false}");

        assertError(
                shop.set("k", List.of(shop.row(0, 2))),
                "ITEM_NOT_STOCKED_AT_LOCATION",
                "[\"input\",\"quantities\",\"0\",\"locationId\"]");
        assertThat(shop.available(0)).isEqualTo(1);
    }

    @Test
    void setsAnUntrackedItemWithoutAWord() {
        var shop = Twin.stocked(1);
        shop.manage("PATCH", "/variants/" + shop.variantNumber(0), "{\"tracked\":false}");

        assertThat(payload(shop.set("k", List.of(shop.row(0, 2))))
                        .at("/userErrors")
                        .size())
                .isZero();
        assertThat(shop.available(0)).isEqualTo(2);
    }

    @Test
    void comparesWithANegativeQuantityToo() {
        var shop = Twin.stocked(-3);

        assertError(
                shop.set("a", List.of(shop.row(0, 0, 0))),
                "CHANGE_FROM_QUANTITY_STALE",
                "[\"input\",\"quantities\",\"0\",\"changeFromQuantity\"]");
        assertThat(payload(shop.set("b", List.of(shop.row(0, 0, -3))))
                        .at("/userErrors")
                        .size())
                .isZero();
        assertThat(shop.available(0)).isZero();
    }

    @Test
    void comparesOnHandWithOnHand() {
        var shop = Twin.stocked(5);
        shop.manage("POST", "/sell", "{\"variantId\":\"" + shop.variant(0) + "\",\"quantity\":2}");
        Function<Integer, Map<String, Object>> from = changeFrom ->
                Map.of("name", "on_hand", "reason", "correction", "quantities", List.of(shop.row(0, 9, changeFrom)));

        assertError(
                shop.set("a", from.apply(3)),
                "CHANGE_FROM_QUANTITY_STALE",
                "[\"input\",\"quantities\",\"0\",\"changeFromQuantity\"]");
        assertThat(payload(shop.set("b", from.apply(5))).at("/userErrors").size())
                .isZero();
        assertThat(shop.available(0)).isEqualTo(7);
    }

    @Test
    void aDuplicateIsNamedOnceForEachRowThatRepeats() {
        var shop = Twin.stocked(1, 1);

        var errors = payload(shop.set("k", List.of(shop.row(0, 2), shop.row(0, 2), shop.row(1, 2), shop.row(0, 2))))
                .at("/userErrors");

        assertThat(errors.findValuesAsString("code"))
                .containsExactly(
                        "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR", "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR");
        assertThat(errors.at("/1/field").toString()).isEqualTo("[\"input\",\"quantities\",\"3\",\"locationId\"]");
        assertThat(shop.available(1)).isEqualTo(1);
    }

    @Test
    void takes250RowsAndTells500Changes() {
        var quantities = new int[250];
        var shop = Twin.stocked(quantities);
        var rows =
                IntStream.range(0, 250).mapToObj(index -> shop.row(index, 1, 0)).toList();

        var payload = payload(shop.set("k", rows));

        assertThat(payload.at("/userErrors").size()).isZero();
        assertThat(payload.at("/inventoryAdjustmentGroup/changes").size()).isEqualTo(500);
        assertThat(shop.available(249)).isEqualTo(1);
    }

    @Test
    void refusesABundle() {
        var shop = Twin.stocked(1);
        shop.manage("PATCH", "/variants/" + shop.variantNumber(0), "{\"requiresComponents\":true}");

        assertError(
                shop.set("k", List.of(shop.row(0, 2))),
                "NON_MUTABLE_INVENTORY_ITEM",
                "[\"input\",\"quantities\",\"0\",\"inventoryItemId\"]");
    }

    @Test
    void takesNoMoreThan250Rows() {
        var shop = Twin.stocked(1);

        var answer = shop.set("k", Collections.nCopies(251, shop.row(0, 2)));

        assertThat(answer.has("data")).isFalse();
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("MAX_INPUT_SIZE_EXCEEDED");
        assertThat(answer.at("/errors/0/path").toString())
                .isEqualTo("[\"inventorySetQuantities\",\"input\",\"quantities\"]");
    }

    @Test
    void demandsChangeFromQuantityInEveryRow() {
        var shop = Twin.stocked(1);
        var row = new HashMap<>(shop.row(0, 2));
        row.remove("changeFromQuantity");

        var answer = shop.set("k", List.of(row));

        assertThat(answer.at("/errors/0/message").asString())
                .isEqualTo("InventoryQuantityInput must include the following argument: changeFromQuantity.");
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("INVALID_FIELD_ARGUMENTS");
        assertThat(answer.at("/errors/0/path").toString()).isEqualTo("[\"inventorySetQuantities\"]");
        assertThat(payload(answer).isNull()).isTrue();
        assertThat(shop.available(0)).isEqualTo(1);
    }

    @Test
    void demandsAnIdempotencyKey() {
        var shop = Twin.stocked(1);

        var answer = shop.ask(
                "mutation($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) { userErrors { code } } }",
                Map.of(
                        "input",
                        Map.of("name", "available", "reason", "correction", "quantities", List.of(shop.row(0, 2)))));

        assertThat(answer.at("/errors/0/message").asString())
                .isEqualTo("The @idempotent directive is required for this mutation but was not provided.");
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("BAD_REQUEST");
        assertThat(payload(answer).isNull()).isTrue();
        assertThat(shop.available(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-04", "2026-07", "2026-10", "2027-01", "unstable"})
    void theOldFormIsGoneFrom2026April(String version) {
        var shop = Twin.stocked(1);
        var input = Map.of(
                "name",
                "available",
                "reason",
                "correction",
                "ignoreCompareQuantity",
                true,
                "quantities",
                List.of(shop.row(0, 7)));

        var answer = Twin.json(shop.send(
                        version, Twin.TOKEN, Map.of("query", Twin.SET, "variables", Map.of("key", "k", "input", input)))
                .expectBody(String.class)
                .returnResult());

        assertThat(answer.has("data")).isFalse();
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("INVALID_VARIABLE");
        assertThat(shop.available(0)).isEqualTo(1);
    }

    @Test
    void refusesTheOldFormAsAnInvalidVariable() {
        var shop = Twin.stocked(1);

        var answer = shop.set(
                "k",
                Map.of(
                        "name",
                        "available",
                        "reason",
                        "correction",
                        "ignoreCompareQuantity",
                        true,
                        "quantities",
                        List.of(shop.row(0, 2))));

        assertThat(answer.has("data")).isFalse();
        assertThat(answer.at("/errors/0/message").asString())
                .isEqualTo("Variable $input of type InventorySetQuantitiesInput! was provided invalid value for "
                        + "ignoreCompareQuantity (Field is not defined on InventorySetQuantitiesInput)");
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("INVALID_VARIABLE");
        assertThat(answer.at("/errors/0/extensions/problems").toString())
                .isEqualTo(
                        "[{\"path\":[\"ignoreCompareQuantity\"],\"explanation\":\"Field is not defined on InventorySetQuantitiesInput\"}]");
    }

    @ParameterizedTest
    @CsvSource({
        "ignoreCompareQuantity: true, ,",
        "ignoreCompareQuantity: false, compareQuantity: 1,",
        "ignoreCompareQuantity: false, compareQuantity: 2, COMPARE_QUANTITY_STALE",
        "ignoreCompareQuantity: false, , COMPARE_QUANTITY_REQUIRED",
    })
    void theOldFormStillWorksInTheOldVersion(String ignore, String compare, String code) {
        var shop = Twin.stocked(1);
        var mutation =
                """
                mutation { inventorySetQuantities(input: {name: "available", reason: "correction", %s,
                  quantities: [{inventoryItemId: "%s", locationId: "%s", quantity: 7, %s}]}) { userErrors { code } } }"""
                        .formatted(ignore, shop.item(0), shop.location(), compare == null ? "" : compare);

        var answer = Twin.json(shop.send("2026-01", Twin.TOKEN, Map.of("query", mutation))
                .expectBody(String.class)
                .returnResult());

        assertThat(payload(answer).at("/userErrors/0/code").asString("")).isEqualTo(code == null ? "" : code);
        assertThat(shop.available(0)).isEqualTo(code == null ? 7 : 1);
    }

    private static JsonNode payload(JsonNode answer) {
        return answer.at("/data/inventorySetQuantities");
    }

    private static void assertError(JsonNode answer, String code, String field) {
        var errors = payload(answer).at("/userErrors");
        assertThat(errors.size()).as("%s", answer).isEqualTo(1);
        assertThat(errors.at("/0/code").asString()).isEqualTo(code);
        assertThat(errors.at("/0/field").toString()).isEqualTo(field);
    }
}
