package com.occ.inventory.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A token reads what its scopes reach: the rest is null, each with an error that says where and what is missing. */
class ScopeTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "read_inventory | product(id: \"gid://shopify/Product/1\") { id } | `read_products` access scope.",
                "read_inventory | productVariants(first: 1) { nodes { id } } | `read_products` access scope.",
                "read_inventory | productsCount { count } | `read_products` access scope.",
                "read_products | inventoryLevel(id: \"gid://shopify/InventoryLevel/1?inventory_item_id=1\") { id } | "
                        + "`read_inventory` access scope.",
                "read_locations | inventoryItems(first: 1) { nodes { id } } | "
                        + "`read_inventory` access scope or `read_products` access scope.",
                "read_inventory | location { id } | `read_locations` access scope.",
            })
    void aRootFieldOutOfReachIsNamed(String scope, String field, String requiredAccess) {
        var answer = shop(scope).ask("{ shop { name } " + field + " }");

        var name = field.replaceAll("\\W.*", "");
        assertDenied(answer.at("/errors/0"), name, "[\"" + name + "\"]", requiredAccess);
        assertThat(answer.at("/errors").size()).isEqualTo(1);
    }

    @Test
    void aNullableFieldOutOfReachIsNullAndTheOthersCome() {
        var answer = shop("read_products").ask("{ shop { name } productsCount { count } location { id } }");

        assertThat(answer.at("/data/shop/name").asString()).isNotEmpty();
        assertThat(answer.at("/data/productsCount/count").asInt()).isEqualTo(1);
        assertThat(answer.at("/data").get("location").isNull()).isTrue();
        assertDenied(answer.at("/errors/0"), "location", "[\"location\"]", "`read_locations` access scope.");
    }

    @Test
    void nodesOutOfReachAreNullAtTheirPlaces() {
        var shop = shop("read_inventory");

        var answer = shop.ask(
                "query($ids: [ID!]!) { nodes(ids: $ids) { id } node(id: \"" + shop.variant(0) + "\") { id } }",
                Map.of("ids", List.of(shop.item(0), shop.variant(0), "gid://shopify/ProductVariant/999999999999")));

        assertThat(answer.at("/data").toString())
                .isEqualTo("{\"nodes\":[{\"id\":\"" + shop.item(0) + "\"},null,null],\"node\":null}");
        assertThat(answer.at("/errors").size()).isEqualTo(2);
        assertDenied(answer.at("/errors/0"), "nodes", "[\"nodes\",1]", "`read_products` access scope.");
        assertDenied(answer.at("/errors/1"), "node", "[\"node\"]", "`read_products` access scope.");
    }

    @Test
    void aNestedFieldOutOfReachIsNull() {
        var shop = shop("read_products");

        var answer = shop.ask(
                """
                query($ids: [ID!]!, $location: ID!) {
                  nodes(ids: $ids) {
                    ... on InventoryItem { id tracked inventoryLevel(locationId: $location) { isActive } }
                  }
                }""",
                Map.of("ids", List.of(shop.item(0)), "location", shop.location()));

        assertThat(answer.at("/data/nodes/0").toString())
                .isEqualTo("{\"id\":\"" + shop.item(0) + "\",\"tracked\":true,\"inventoryLevel\":null}");
        assertThat(answer.at("/errors").size()).isEqualTo(1);
        assertDenied(
                answer.at("/errors/0"),
                "inventoryLevel",
                "[\"nodes\",0,\"inventoryLevel\"]",
                "`read_inventory` access scope.");
    }

    @Test
    void ofALocationTheInventoryScopeReadsTheIdAlone() {
        var shop = shop("read_inventory");
        var query =
                "query($id: ID!, $location: ID!) { inventoryItem(id: $id) { id inventoryLevel(locationId: $location) { location { %s } } } }";
        Map<String, Object> variables = Map.of("id", shop.item(0), "location", shop.location());

        var id = shop.ask(query.formatted("id"), variables);
        var name = shop.ask(query.formatted("id name"), variables);

        assertThat(id.has("errors")).isFalse();
        assertThat(id.at("/data/inventoryItem/inventoryLevel/location/id").asString())
                .isEqualTo(shop.location());
        // name and location cannot be null, so what holds them is
        assertThat(name.at("/data/inventoryItem").toString())
                .isEqualTo("{\"id\":\"" + shop.item(0) + "\",\"inventoryLevel\":null}");
        assertThat(name.at("/errors").size()).isEqualTo(1);
        assertDenied(
                name.at("/errors/0"),
                "name",
                "[\"inventoryItem\",\"inventoryLevel\",\"location\",\"name\"]",
                "`read_locations` access scope or `read_markets_home` access scope.");
    }

    @Test
    void aScopeToWriteIsOneToReadButNotTheOtherWayRound() {
        var writer = shop("write_inventory");
        var reader = shop("read_inventory");

        assertThat(writer.ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", List.of(writer.item(0))))
                        .at("/data/nodes/0/id")
                        .asString())
                .isEqualTo(writer.item(0));
        assertThat(writer.set("k", List.of(writer.row(0, 7))).has("errors")).isFalse();
        assertDenied(
                reader.set("k", List.of(reader.row(0, 7))).at("/errors/0"),
                "inventorySetQuantities",
                "[\"inventorySetQuantities\"]",
                "`write_inventory` access scope.");
        assertThat(reader.available(0)).isEqualTo(5);
    }

    private static Twin shop(String scope) {
        return Twin.stocked("\"scopes\":[\"" + scope + "\"],", 5);
    }

    private static void assertDenied(JsonNode error, String field, String path, String requiredAccess) {
        assertThat(error.at("/message").asString())
                .isEqualTo("Access denied for " + field + " field. Required access: " + requiredAccess);
        assertThat(error.at("/extensions/code").asString()).isEqualTo("ACCESS_DENIED");
        assertThat(error.at("/extensions/requiredAccess").asString()).isEqualTo(requiredAccess);
        assertThat(error.at("/path").toString()).isEqualTo(path);
        assertThat(error.at("/locations").size()).isEqualTo(1);
    }
}
