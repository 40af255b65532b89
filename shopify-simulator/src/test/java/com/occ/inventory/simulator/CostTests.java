package com.occ.inventory.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | { shop { name } }",
                "1 | { nodes(ids: []) { ... on ProductVariant { id inventoryQuantity } } }",
                "2 | { nodes(ids: []) { ... on ProductVariant { id inventoryItem { tracked } } } }",
                "3 | { nodes(ids: []) { ... on InventoryItem { inventoryLevel(locationId: \"gid://shopify/Location/1\") "
                        + "{ quantities(names: [\"available\"]) { quantity } } } } }",
                "24 | { productVariants(first: 250) { nodes { id inventoryQuantity inventoryItem { id tracked } } } }",
                "24 | { productVariants(first: 250) { edges { node { id inventoryItem { id } } } } }",
                "6 | { locations(first: 10) { nodes { id } } }",
            })
    void asksWhatTheFormulaSays(int points, String query) {
        var cost = Twin.stocked(1).ask(query).at("/extensions/cost");

        assertThat(cost.at("/requestedQueryCost").asInt()).isEqualTo(points);
        assertThat(cost.at("/actualQueryCost").asInt()).isLessThanOrEqualTo(points);
    }

    @Test
    void aSetCostsTenAndItsChangesMore() {
        var shop = Twin.stocked(1);

        var plain = shop.ask(
                "mutation { inventorySetQuantities(input: {name: \"available\", reason: \"other\", quantities: []}) "
                        + "@idempotent(key: \"k\") { inventoryAdjustmentGroup { id } userErrors { code } } }");
        var withChanges = shop.set("k2", List.of(shop.row(0, 1)));

        assertThat(plain.at("/extensions/cost/requestedQueryCost").asInt()).isEqualTo(10);
        assertThat(withChanges.at("/extensions/cost/requestedQueryCost").asInt())
                .isEqualTo(12);
        assertThat(withChanges.at("/extensions/cost/actualQueryCost").asInt()).isEqualTo(10);
    }

    @Test
    void throttlesWhatTheBucketCannotHoldAndSaysHowFull() {
        var shop = Twin.stocked("\"bucket\":15,\"restoreRate\":0.01,", 1);
        shop.set("k", List.of(shop.row(0, 1)));

        var answer = shop.set("k2", List.of(shop.row(0, 2)));

        assertThat(answer.has("data")).isFalse();
        assertThat(answer.at("/errors/0/message").asString()).isEqualTo("Throttled");
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("THROTTLED");
        assertThat(answer.at("/extensions/cost/actualQueryCost").isNull()).isTrue();
        assertThat(answer.at("/extensions/cost/throttleStatus").toString())
                .isEqualTo("{\"maximumAvailable\":15.0,\"currentlyAvailable\":5,\"restoreRate\":0.01}");
        assertThat(shop.available(0)).isEqualTo(1);
    }

    @Test
    void aBucketCanShrink() {
        var shop = Twin.stocked(1);
        shop.manage("PUT", "/bucket", "{\"maximum\":100,\"restoreRate\":5}");

        assertThat(shop.ask("{ shop { name } }")
                        .at("/extensions/cost/throttleStatus/maximumAvailable")
                        .asInt())
                .isEqualTo(100);
    }

    @Test
    void refusesAQueryAbove1000Points() {
        var query =
                """
                { products(first: 250) { nodes { variants(first: 250) { nodes {
                    inventoryItem { inventoryLevels(first: 250) { nodes { location { name } } } } } } } } }""";

        var answer = Twin.stocked(1).ask(query, Map.of());

        assertThat(answer.has("data")).isFalse();
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("MAX_COST_EXCEEDED");
    }
}
