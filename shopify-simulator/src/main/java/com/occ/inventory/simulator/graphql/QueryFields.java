package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.shop.Catalogue;
import com.occ.inventory.simulator.shop.Fault;
import com.occ.inventory.simulator.shop.Gid;
import com.occ.inventory.simulator.shop.Level;
import com.occ.inventory.simulator.shop.Location;
import com.occ.inventory.simulator.shop.Shop;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** The query root. Each field looks up what it names. */
final class QueryFields {
    private QueryFields() {}

    static TypeRuntimeWiring.Builder wiring() {
        return Fields.of("QueryRoot", Object.class)
                .fetched("shop", environment -> Call.of(environment).shop())
                .fetched(
                        "currentAppInstallation",
                        environment -> Call.of(environment).shop().tokens())
                .fetched("location", QueryFields::location)
                .fetched("locations", QueryFields::locations)
                .fetched("product", byId("Product", Catalogue::product))
                .fetched(
                        "products",
                        environment ->
                                Connection.of(environment, all(environment).products()))
                .fetched(
                        "productsCount",
                        environment -> count(environment, all(environment).products()))
                .fetched("productVariant", byId("ProductVariant", Catalogue::variant))
                .fetched(
                        "productVariants",
                        environment ->
                                Connection.of(environment, all(environment).variants()))
                .fetched(
                        "productVariantsCount",
                        environment -> count(environment, all(environment).variants()))
                .fetched("inventoryItem", QueryFields::item)
                .fetched("inventoryItems", QueryFields::items)
                .fetched("inventoryLevel", QueryFields::level)
                .fetched("node", QueryFields::node)
                .fetched("nodes", QueryFields::nodes)
                .wiring();
    }

    private static DataFetcher<Object> byId(String type, BiFunction<Catalogue, Long, Optional<?>> find) {
        return environment -> find.apply(all(environment), Gid.number(environment.getArgument("id"), type))
                .orElse(null);
    }

    private static Catalogue all(DataFetchingEnvironment environment) {
        return Call.of(environment).shop().catalogue();
    }

    private static Count count(DataFetchingEnvironment environment, NavigableMap<Long, ?> all) {
        int limit = environment.getArgument("limit");
        return new Count(Math.min(limit, all.size()), all.size() > limit ? "AT_LEAST" : "EXACT");
    }

    private static Object location(DataFetchingEnvironment environment) {
        String id = environment.getArgument("id");
        var found = id == null
                ? all(environment).firstActiveLocation()
                : all(environment).location(Gid.number(id, "Location"));
        return found.orElse(null);
    }

    private static Object locations(DataFetchingEnvironment environment) {
        boolean inactiveToo = environment.getArgument("includeInactive");
        var byId = new TreeMap<Long, Location>();
        all(environment).locations().stream()
                .filter(location -> inactiveToo || location.active())
                .forEach(location -> byId.put(location.id(), location));
        return Connection.of(environment, "ID".equals(environment.getArgument("sortKey")) ? byId : byName(byId));
    }

    /** A cursor may name a location that has been closed since: what has no name comes first. */
    private static NavigableMap<Long, Location> byName(Map<Long, Location> locations) {
        var byName = new TreeMap<Long, Location>(Comparator.comparing(
                        (Long id) ->
                                locations.containsKey(id) ? locations.get(id).name() : "",
                        String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Comparator.naturalOrder()));
        byName.putAll(locations);
        return byName;
    }

    private static Object item(DataFetchingEnvironment environment) {
        return all(environment)
                .item(Gid.number(environment.getArgument("id"), "InventoryItem"))
                .map(Item::new)
                .orElse(null);
    }

    private static Object items(DataFetchingEnvironment environment) {
        // wrapped lazily would be faster, but nothing pages through items
        var items = new TreeMap<Long, Item>();
        all(environment).items().forEach((id, variant) -> items.put(id, new Item(variant)));
        return Connection.of(environment, items);
    }

    private static Object level(DataFetchingEnvironment environment) {
        return level(all(environment), environment.getArgument("id")).orElse(null);
    }

    private static Object node(DataFetchingEnvironment environment) {
        var answer = DataFetcherResult.newResult();
        var path = environment.getExecutionStepInfo().getPath();
        return answer.data(readable(environment, environment.getArgument("id"), path, answer))
                .build();
    }

    private static Object nodes(DataFetchingEnvironment environment) {
        List<String> ids = environment.getArgument("ids");
        var answer = DataFetcherResult.newResult();
        var path = environment.getExecutionStepInfo().getPath();
        var found = new ArrayList<>();
        for (var index = 0; index < ids.size(); index++) {
            found.add(readable(environment, ids.get(index), path.segment(index), answer));
        }
        if (Call.of(environment).fault() == Fault.Kind.NULL_NODES) {
            IntStream.range(0, found.size()).filter(index -> index % 2 == 1).forEach(index -> found.set(index, null));
        }
        return answer.data(found).build();
    }

    /** What has this id; null, and an error in the answer, when the call's scopes do not reach it. */
    private static Object readable(
            DataFetchingEnvironment environment, String id, ResultPath path, DataFetcherResult.Builder<Object> answer) {
        var call = Call.of(environment);
        var found = node(call.shop(), id);
        var missing = found == null
                ? Optional.<List<String>>empty()
                : AccessScopes.missing(StoreFields.NODE_TYPES.get(found.getClass()), call);
        missing.ifPresent(scopes -> answer.error(Problem.denied(environment, path, scopes)));
        return missing.isPresent() ? null : found;
    }

    /** Null for what is not, or no longer, there: a deleted variant keeps its place in the answer. */
    private static Object node(Shop shop, String id) {
        var gid = Gid.parse(id);
        if (gid.isEmpty()) {
            return null;
        }
        var number = gid.get().number();
        var catalogue = shop.catalogue();
        Optional<?> found =
                switch (gid.get().type()) {
                    case "ProductVariant" -> catalogue.variant(number);
                    case "Product" -> catalogue.product(number);
                    case "InventoryItem" -> catalogue.item(number).map(Item::new);
                    case "InventoryLevel" -> level(catalogue, id);
                    case "Location" -> catalogue.location(number);
                    default -> Optional.empty();
                };
        return found.orElse(null);
    }

    private static Optional<Level> level(Catalogue catalogue, String id) {
        return Gid.parse(id)
                .filter(gid -> gid.type().equals("InventoryLevel"))
                .filter(gid -> gid.query().matches("inventory_item_id=\\d{1,18}"))
                .flatMap(gid -> catalogue
                        .item(Long.parseLong(gid.query().substring(gid.query().indexOf('=') + 1)))
                        .flatMap(item -> item.level(gid.number())));
    }
}
