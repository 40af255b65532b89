package com.occ.inventory.simulator.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which access scope reads which part of the API; any one of those named is enough, and a scope to write is one to
 * read. Documented: each object's page names its scopes ("Requires `read_inventory` access scope or `read_products`
 * access scope."), and the changelog says that of a location {@code read_inventory} reads the id alone ("Location ID
 * Queryable with Inventory Scopes", March 2025).
 */
final class AccessScopes {
    private static final List<String> PRODUCTS = List.of("read_products");
    private static final List<String> INVENTORY = List.of("read_inventory");
    private static final List<String> ITEMS = List.of("read_inventory", "read_products");
    private static final List<String> LOCATIONS = List.of("read_locations", "read_markets_home");
    private static final List<String> LOCATION_IDS = List.of("read_locations", "read_inventory", "read_markets_home");

    private static final Map<String, List<String>> TYPES = Map.of(
            "Product", PRODUCTS,
            "ProductVariant", PRODUCTS,
            "InventoryItem", ITEMS,
            "InventoryLevel", INVENTORY,
            "InventoryQuantity", INVENTORY,
            "InventoryAdjustmentGroup", INVENTORY,
            "Location", LOCATION_IDS);
    private static final Map<String, List<String>> FIELDS = Map.of(
            "QueryRoot.location", List.of("read_locations"),
            "QueryRoot.locations", LOCATIONS,
            "QueryRoot.productsCount", PRODUCTS,
            "QueryRoot.productVariantsCount", PRODUCTS);

    private AccessScopes() {}

    /** The scopes of which the call has none; empty when the field may be read. */
    static Optional<List<String>> missing(DataFetchingEnvironment environment) {
        var parent = ((GraphQLNamedType) environment.getParentType()).getName();
        return missing(required(parent, environment.getFieldDefinition()), Call.of(environment));
    }

    /** The scopes of which the call has none; empty when an object of this type may be read. */
    static Optional<List<String>> missing(String type, Call call) {
        return missing(TYPES.getOrDefault(type, List.of()), call);
    }

    static String sentence(List<String> scopes) {
        var named = scopes.stream().map(scope -> "`" + scope + "` access scope").toList();
        var last = named.size() - 1;
        return (last == 0 ? "" : String.join(", ", named.subList(0, last)) + " or ") + named.get(last) + ".";
    }

    private static Optional<List<String>> missing(List<String> required, Call call) {
        var granted = readable(call.shop().tokens().scopes());
        return required.isEmpty() || required.stream().anyMatch(granted::contains)
                ? Optional.empty()
                : Optional.of(required);
    }

    private static List<String> required(String parent, GraphQLFieldDefinition field) {
        var own = FIELDS.get(parent + "." + field.getName());
        if (own != null) {
            return own;
        }
        if (parent.equals("Location") && !field.getName().equals("id")) {
            return LOCATIONS;
        }
        var type = ((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(field.getType())).getName();
        return TYPES.getOrDefault(type.replaceFirst("Connection$", ""), List.of());
    }

    private static Set<String> readable(Set<String> granted) {
        return granted.stream()
                .map(scope -> scope.replaceFirst("^write_", "read_"))
                .collect(Collectors.toSet());
    }
}
