package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.shop.Gid;
import com.occ.inventory.simulator.shop.Level;
import com.occ.inventory.simulator.shop.Location;
import com.occ.inventory.simulator.shop.Product;
import com.occ.inventory.simulator.shop.Shop;
import com.occ.inventory.simulator.shop.Tokens;
import com.occ.inventory.simulator.shop.Variant;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The shop, its locations, products and variants. */
final class StoreFields {
    private StoreFields() {}

    static List<TypeRuntimeWiring.Builder> wirings() {
        return List.of(shop(), plan(), installation(), scope(), location(), product(), variant(), count());
    }

    private static TypeRuntimeWiring.Builder shop() {
        return Fields.of("Shop", Shop.class)
                .plain(
                        "id",
                        shop -> Gid.of("Shop", Math.abs((long) shop.domain().hashCode())))
                .plain("name", Shop::name)
                .plain("email", shop -> "hello@" + shop.domain())
                .plain("myshopifyDomain", Shop::domain)
                .plain("currencyCode", shop -> "EUR")
                .plain("ianaTimezone", shop -> "Europe/Berlin")
                .plain("plan", shop -> shop)
                .plain("url", shop -> "https://" + shop.domain())
                .wiring();
    }

    private static TypeRuntimeWiring.Builder plan() {
        return Fields.of("ShopPlan", Shop.class)
                .plain("partnerDevelopment", shop -> false)
                .plain("publicDisplayName", shop -> "Basic")
                .plain("shopifyPlus", shop -> false)
                .wiring();
    }

    private static TypeRuntimeWiring.Builder installation() {
        return Fields.of("AppInstallation", Tokens.class)
                .plain("id", tokens -> Gid.of("AppInstallation", 1))
                .plain(
                        "accessScopes",
                        tokens -> tokens.scopes().stream().sorted().toList())
                .wiring();
    }

    private static TypeRuntimeWiring.Builder scope() {
        return Fields.of("AccessScope", String.class)
                .plain("handle", scope -> scope)
                .plain("description", scope -> scope.replace('_', ' '))
                .wiring();
    }

    private static TypeRuntimeWiring.Builder location() {
        return Fields.of("Location", Location.class)
                .plain("id", Location::gid)
                .plain("legacyResourceId", location -> Long.toString(location.id()))
                .plain("name", Location::name)
                .plain("isActive", Location::active)
                .fetched("isPrimary", StoreFields::isPrimary)
                .plain("isFulfillmentService", location -> false)
                .plain("fulfillsOnlineOrders", Location::active)
                .plain("shipsInventory", Location::active)
                .plain("hasActiveInventory", Location::active)
                .fetched("inventoryLevel", InventoryFields::levelOfLocation)
                .wiring();
    }

    private static boolean isPrimary(DataFetchingEnvironment environment) {
        Location location = environment.getSource();
        return Call.of(environment)
                .shop()
                .catalogue()
                .firstActiveLocation()
                .filter(first -> first == location)
                .isPresent();
    }

    private static TypeRuntimeWiring.Builder product() {
        return Fields.of("Product", Product.class)
                .plain("id", Product::gid)
                .plain("legacyResourceId", product -> Long.toString(product.id()))
                .plain("title", Product::title)
                .plain("handle", Product::handle)
                .plain("vendor", Product::vendor)
                .plain("status", product -> "ACTIVE")
                .plain("totalInventory", product -> product.variants().stream()
                        .mapToInt(Variant::available)
                        .sum())
                .fetched("variants", StoreFields::variants)
                .plain("variantsCount", product -> new Count(product.variants().size(), "EXACT"))
                .wiring();
    }

    private static Object variants(DataFetchingEnvironment environment) {
        Product product = environment.getSource();
        var byId = new TreeMap<Long, Variant>();
        product.variants().forEach(variant -> byId.put(variant.id(), variant));
        return Connection.of(environment, byId);
    }

    private static TypeRuntimeWiring.Builder variant() {
        return Fields.of("ProductVariant", Variant.class)
                .plain("id", Variant::gid)
                .plain("legacyResourceId", variant -> Long.toString(variant.id()))
                .plain("title", Variant::title)
                .plain("displayName", variant -> variant.product().title() + " - " + variant.title())
                .plain("sku", Variant::sku)
                .plain("barcode", Variant::barcode)
                .plain("position", variant -> 1 + variant.product().variants().indexOf(variant))
                .plain("inventoryPolicy", variant -> "DENY")
                .plain("inventoryQuantity", Variant::inventoryQuantity)
                .plain("requiresComponents", Variant::requiresComponents)
                .plain("inventoryItem", Item::new)
                .plain("product", Variant::product)
                .wiring();
    }

    private static TypeRuntimeWiring.Builder count() {
        return Fields.of("Count", Count.class)
                .plain("count", Count::count)
                .plain("precision", Count::precision)
                .wiring();
    }

    /** Every connection and edge type looks alike. */
    static List<TypeRuntimeWiring.Builder> connections(String node) {
        return List.of(
                Fields.of(node + "Connection", Connection.class)
                        .plain("edges", Connection::edges)
                        .plain("nodes", Connection::nodes)
                        .plain("pageInfo", connection -> connection)
                        .wiring(),
                Fields.of(node + "Edge", Connection.Edge.class)
                        .plain("cursor", Connection.Edge::cursor)
                        .plain("node", Connection.Edge::node)
                        .wiring());
    }

    static TypeRuntimeWiring.Builder pageInfo() {
        return Fields.of("PageInfo", Connection.class)
                .plain("hasNextPage", Connection::hasNextPage)
                .plain("hasPreviousPage", Connection::hasPreviousPage)
                .plain("startCursor", Connection::startCursor)
                .plain("endCursor", Connection::endCursor)
                .wiring();
    }

    /** The concrete type of what stands behind {@code Node}. */
    static final Map<Class<?>, String> NODE_TYPES = Map.of(
            Variant.class, "ProductVariant",
            Product.class, "Product",
            Item.class, "InventoryItem",
            Location.class, "Location",
            Level.class, "InventoryLevel");
}
