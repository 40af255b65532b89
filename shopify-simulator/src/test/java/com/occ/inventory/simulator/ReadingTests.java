package com.occ.inventory.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReadingTests {
    private static final String VARIANTS =
            """
            query Variants($ids: [ID!]!) {
              nodes(ids: $ids) {
                ... on ProductVariant { id sku inventoryQuantity requiresComponents inventoryItem { id tracked } }
              }
            }""";
    private static final String LEVELS =
            """
            query Levels($ids: [ID!]!, $location: ID!) {
              nodes(ids: $ids) {
                ... on InventoryItem {
                  id
                  tracked
                  inventoryLevel(locationId: $location) { isActive quantities(names: ["available", "committed"]) { name quantity } }
                }
              }
            }""";

    @Test
    void keepsTheOrderAskedForAndAnswersNullForAVariantThatIsGone() {
        var shop = Twin.stocked(3, 4, 5);
        shop.manage("DELETE", "/variants/" + shop.variantNumber(1), null);

        var nodes = variants(shop, shop.variant(2), shop.variant(1), shop.variant(0));

        assertThat(nodes.get(0).get("inventoryQuantity").asInt()).isEqualTo(5);
        assertThat(nodes.get(1).isNull()).isTrue();
        assertThat(nodes.get(2).get("id").asString()).isEqualTo(shop.variant(0));
    }

    @Test
    void sumsAvailableOverActiveLocationsOnly() {
        var shop = Twin.shop(
                """
                {"locations":[{"name":"A"},{"name":"B"},{"name":"Closed","active":false}],
                 "products":[{"variants":[{"levels":[2,3,100]}]}]}""");

        assertThat(variants(shop, shop.variant(0)).at("/0/inventoryQuantity").asInt())
                .isEqualTo(5);

        shop.manage("PATCH", "/locations/" + shop.location(1).replaceAll("\\D", ""), "{\"active\":false}");
        assertThat(variants(shop, shop.variant(0)).at("/0/inventoryQuantity").asInt())
                .isEqualTo(2);
    }

    @Test
    void showsUntrackedBundledAndUnknownVariantsAsSuch() {
        var shop = Twin.stocked(1, 1, 1);
        shop.manage("PATCH", "/variants/" + shop.variantNumber(0), "{\"tracked\":false}");
        shop.manage("PATCH", "/variants/" + shop.variantNumber(1), "{\"requiresComponents\":true}");
        shop.manage("PATCH", "/variants/" + shop.variantNumber(2), "{\"quantityUnknown\":true}");

        var nodes = variants(shop, shop.variant(0), shop.variant(1), shop.variant(2));

        assertThat(nodes.at("/0/inventoryItem/tracked").asBoolean()).isFalse();
        assertThat(nodes.at("/1/requiresComponents").asBoolean()).isTrue();
        assertThat(nodes.at("/2/inventoryQuantity").isNull()).isTrue();
    }

    @Test
    void readsLevelsAtALocation() {
        var shop = Twin.stocked(7, 8);
        shop.manage("POST", "/sell", "{\"variantId\":\"" + shop.variant(0) + "\",\"quantity\":2}");
        shop.manage("PATCH", "/variants/" + shop.variantNumber(1) + "/level", "{\"active\":false}");

        var nodes = shop.ask(LEVELS, Map.of("ids", List.of(shop.item(0), shop.item(1)), "location", shop.location()))
                .at("/data/nodes");

        assertThat(nodes.at("/0/inventoryLevel/quantities/0/quantity").asInt()).isEqualTo(5);
        assertThat(nodes.at("/0/inventoryLevel/quantities/1/quantity").asInt()).isEqualTo(2);
        assertThat(nodes.at("/1/inventoryLevel").isNull()).isTrue();
    }

    @Test
    void aQuantityThatIsNotKnownIsLeftOutOfItsLevel() {
        var shop = Twin.stocked(7, 8);
        shop.manage("PATCH", "/variants/" + shop.variantNumber(0), "{\"quantityUnknown\":true}");

        var nodes = shop.ask(LEVELS, Map.of("ids", List.of(shop.item(0), shop.item(1)), "location", shop.location()))
                .at("/data/nodes");

        assertThat(nodes.at("/0/inventoryLevel/quantities").findValuesAsString("name"))
                .isNotEmpty()
                .doesNotContain("available");
        assertThat(nodes.at("/1/inventoryLevel/quantities").findValuesAsString("name"))
                .contains("available");
    }

    @Test
    void pagesThroughVariantsByCursor() {
        var shop = Twin.stocked(1, 2, 3);
        var page =
                """
                query Page($after: String) {
                  productVariants(first: 2, after: $after) { nodes { sku } pageInfo { hasNextPage endCursor } }
                }""";

        var first = shop.ask(page).at("/data/productVariants");
        var cursor = first.at("/pageInfo/endCursor").asString();
        var second = shop.ask(page, Map.of("after", cursor)).at("/data/productVariants");

        assertThat(first.at("/nodes").size()).isEqualTo(2);
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(second.at("/nodes/0/sku").asString()).isEqualTo("SKU-2");
        assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    }

    @Test
    void refusesAConnectionWithoutASizeAndACursorItNeverGave() {
        var shop = Twin.stocked(1);

        assertThat(shop.ask("{ productVariants { nodes { id } } }")
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("BAD_REQUEST");
        assertThat(shop.ask("{ productVariants(first: 1, after: \"???\") { nodes { id } } }")
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void listsActiveLocationsUnlessAskedForAll() {
        var shop = Twin.shop("{\"locations\":[{\"name\":\"Open\"},{\"name\":\"Closed\",\"active\":false}]}");

        assertThat(shop.ask("{ locations(first: 5) { nodes { name isActive isPrimary } } }")
                        .at("/data/locations/nodes")
                        .toString())
                .isEqualTo("[{\"name\":\"Open\",\"isActive\":true,\"isPrimary\":true}]");
        assertThat(shop.ask("{ locations(first: 5, includeInactive: true) { edges { node { name } } } }")
                        .at("/data/locations/edges")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void listsLocationsByNameUnlessAskedForTheirIds() {
        var shop = Twin.shop(
                "{\"locations\":[{\"id\":7,\"name\":\"Zoo\"},{\"id\":8,\"name\":\"Attic\"},{\"id\":9,\"name\":\"market\"}]}");

        var first = shop.ask("{ locations(first: 2) { nodes { name } pageInfo { endCursor } } }")
                .at("/data/locations");
        assertThat(first.get("nodes").findValuesAsString("name")).containsExactly("Attic", "market");
        assertThat(shop.ask("{ locations(first: 2, after: \"%s\") { nodes { name } } }"
                                .formatted(first.at("/pageInfo/endCursor").asString()))
                        .at("/data/locations/nodes")
                        .findValuesAsString("name"))
                .containsExactly("Zoo");
        assertThat(shop.ask("{ locations(first: 5, sortKey: ID) { nodes { name } } }")
                        .at("/data/locations/nodes")
                        .findValuesAsString("name"))
                .containsExactly("Zoo", "Attic", "market");
    }

    @Test
    void walksFromProductToVariantToItemToLevel() {
        var shop = Twin.stocked(9);

        var answer = shop.ask(
                """
                { products(first: 1) { nodes { title totalInventory variants(first: 5) { nodes {
                  displayName position inventoryItem { inventoryLevels(first: 2) { nodes {
                    id location { id } quantities(names: ["on_hand"]) { quantity } } } } } } } } }""");

        var variant = answer.at("/data/products/nodes/0/variants/nodes/0");
        assertThat(variant.at("/displayName").asString()).isEqualTo("House Blend - Default Title");
        assertThat(variant.at("/inventoryItem/inventoryLevels/nodes/0/quantities/0/quantity")
                        .asInt())
                .isEqualTo(9);
        assertThat(variant.at("/inventoryItem/inventoryLevels/nodes/0/location/id")
                        .asString())
                .isEqualTo(shop.location());
    }

    @Test
    void namesTheVersionServedAndTheRequest() {
        var shop = Twin.stocked();

        shop.send("2026-07", Twin.TOKEN, Map.of("query", "{ shop { name } }"))
                .expectHeader()
                .valueEquals("X-Shopify-API-Version", "2026-07")
                .expectHeader()
                .exists("x-request-id");
        shop.send("2024-01", Twin.TOKEN, Map.of("query", "{ shop { name } }"))
                .expectHeader()
                .valueEquals("X-Shopify-API-Version", "2026-01");
        shop.send("2031-01", Twin.TOKEN, Map.of("query", "{ shop { name } }"))
                .expectStatus()
                .isNotFound();
    }

    private static JsonNode variants(Twin shop, String... ids) {
        return shop.ask(VARIANTS, Map.of("ids", List.of(ids))).at("/data/nodes");
    }
}
