package com.occ.inventory.shopify;

import com.occ.inventory.shopify.StoreDescription.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks a store for its name, the token's scopes, and its locations where the scopes allow it. */
final class Describing {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Far more pages of locations than Shopify lets a store have. */
    private static final int MOST_PAGES = 20;

    private final StoreConnection connection;

    Describing(StoreConnection connection) {
        this.connection = connection;
    }

    Mono<StoreDescription> describe() {
        return connection
                .call(Operation.DESCRIPTION, JSON.createObjectNode(), Describing::withoutLocations)
                .flatMap(store -> store.allows("read_locations")
                        ? locations().map(all -> new StoreDescription(store.shop(), store.scopes(), all))
                        : Mono.just(store));
    }

    private static StoreDescription withoutLocations(Answer answer) {
        JsonNode scopes = answer.data().path("currentAppInstallation").path("accessScopes");
        if (!scopes.isArray()) {
            throw answer.unusable("no list of access scopes");
        }
        Set<String> handles = new LinkedHashSet<>();
        scopes.forEach(scope -> handles.add(scope.path("handle").asString("")));
        return new StoreDescription(ShopInfo.of(answer.data().path("shop")), handles, List.of());
    }

    private Mono<List<Place>> locations() {
        return page(null)
                .expand(page -> page.next() == null ? Mono.empty() : page(page.next()))
                .take(MOST_PAGES)
                .concatMapIterable(Page::places)
                .collectList();
    }

    private Mono<Page> page(String after) {
        ObjectNode variables = JSON.createObjectNode();
        variables.put("after", after);
        return connection.call(Operation.ALL_LOCATIONS, variables, Page::read);
    }

    /** @param next cursor of the page behind it, or null */
    private record Page(List<Place> places, String next) {
        static Page read(Answer answer) {
            JsonNode locations = answer.data().path("locations");
            if (!locations.path("nodes").isArray()) {
                throw answer.unusable("no list of locations");
            }
            List<Place> places = new ArrayList<>();
            for (JsonNode node : locations.path("nodes")) {
                places.add(new Place(
                        node.path("id").asString(""),
                        node.path("name").asString(""),
                        !Nodes.isFalse(node.path("isActive"))));
            }
            JsonNode info = locations.path("pageInfo");
            return new Page(
                    places,
                    info.path("hasNextPage").asBoolean(false)
                            ? info.path("endCursor").asString(null)
                            : null);
        }
    }
}
