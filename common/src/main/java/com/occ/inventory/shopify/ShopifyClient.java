package com.occ.inventory.shopify;

import com.occ.inventory.shopify.ShopifyProblem.RequestRefused;
import java.util.List;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One store. Every method fails with a {@link ShopifyProblem} and nothing else of Shopify's; it may wait long when the
 * store's points are used up, so callers set the deadline that suits them. Cancelling stops it.
 */
public final class ShopifyClient {

    /** Shopify's limit of ids in a list. */
    public static final int MAX_IDS = 250;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final StoreConnection connection;
    private final CatalogueReading catalogue;
    private final BatchMeters batches;

    ShopifyClient(StoreConnection connection, CatalogueReading catalogue, BatchMeters batches) {
        this.connection = connection;
        this.catalogue = catalogue;
        this.batches = batches;
    }

    /** The stock of at most {@link #MAX_IDS} variants ({@code gid://shopify/ProductVariant/...}), in the order asked. One call. */
    public Mono<List<VariantStock>> variants(List<String> variantGids) {
        return connection.call(
                Operation.VARIANTS, ids(variantGids), answer -> Nodes.read(answer, variantGids, Nodes::variant));
    }

    /**
     * The same, counting these locations alone ({@code gid://shopify/Location/...}); none means all active ones. One call a
     * location: a document that named them all would be dearer than its calls, and another one for each number of them.
     */
    public Mono<List<VariantStock>> variants(List<String> variantGids, List<String> locationGids) {
        if (locationGids.isEmpty()) {
            return variants(variantGids);
        }
        return Flux.fromIterable(locationGids)
                .distinct()
                .concatMap(location -> variantsAt(variantGids, location))
                .reduce(ShopifyClient::sum);
    }

    private Mono<List<VariantStock>> variantsAt(List<String> variantGids, String locationGid) {
        ObjectNode variables = ids(variantGids);
        variables.put("locationId", locationGid);
        return connection.call(
                Operation.VARIANTS_AT_LOCATION,
                variables,
                answer -> Nodes.read(answer, variantGids, Nodes::variantAtLocation));
    }

    private static List<VariantStock> sum(List<VariantStock> some, List<VariantStock> others) {
        return IntStream.range(0, some.size())
                .mapToObj(i -> VariantStock.sum(some.get(i), others.get(i)))
                .toList();
    }

    /** The levels of at most {@link #MAX_IDS} inventory items at a location, in the order asked. One call. */
    public Mono<List<ItemLevel>> levels(List<String> inventoryItemGids, String locationGid) {
        ObjectNode variables = ids(inventoryItemGids);
        variables.put("locationId", locationGid);
        return connection
                .call(Operation.LEVELS, variables, answer -> Nodes.levels(answer, inventoryItemGids))
                .doFirst(() -> batches.read(inventoryItemGids.size()));
    }

    /**
     * Sets quantities, all or none. Sent again with the same key when no answer came; if it then stays unknown whether it
     * was carried out, {@link ShopifyProblem.Unreachable}.
     */
    public Mono<SetResult> setQuantities(SetQuantities call) {
        return connection
                .call(Operation.SET_QUANTITIES, SetQuantitiesWire.variables(call), SetQuantitiesWire::read)
                .onErrorResume(RequestRefused.class, SetQuantitiesWire::refused)
                .doFirst(() -> batches.written(call.rows().size()));
    }

    /**
     * The oldest active location; empty when there is none. Asked for by id: in Shopify's own order, by name, it might stand
     * behind the first page.
     */
    public Mono<String> firstActiveLocation() {
        return connection
                .call(Operation.LOCATIONS, JSON.createObjectNode(), Locations::oldestActive)
                .flatMap(Mono::justOrEmpty);
    }

    /** The same gid when that location exists and is active, otherwise empty. */
    public Mono<String> activeLocation(String locationGid) {
        ObjectNode variables = JSON.createObjectNode();
        variables.put("id", locationGid);
        return connection
                .call(Operation.LOCATION, variables, answer -> Locations.active(answer, locationGid))
                .flatMap(Mono::justOrEmpty);
    }

    /**
     * Every variant of the store, each once, in no order one may rely on. When it ends in an error the catalogue is not
     * whole, whatever came before; otherwise it is, as it was while it was read. A large one is first written to a
     * temporary file.
     */
    public Flux<CatalogueVariant> catalogue() {
        return catalogue.variants();
    }

    public Mono<ShopInfo> shop() {
        return connection.call(
                Operation.SHOP,
                JSON.createObjectNode(),
                answer -> ShopInfo.of(answer.data().path("shop")));
    }

    /** What the store says of itself and of the token: two calls. */
    public Mono<StoreDescription> describe() {
        return new Describing(connection).describe();
    }

    private static ObjectNode ids(List<String> gids) {
        if (gids.isEmpty() || gids.size() > MAX_IDS) {
            throw new IllegalArgumentException("1 to " + MAX_IDS + " ids in a call, not " + gids.size());
        }
        ObjectNode variables = JSON.createObjectNode();
        ArrayNode ids = variables.putArray("ids");
        gids.forEach(ids::add);
        return variables;
    }
}
