package com.occ.inventory.shopify;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A store's whole catalogue. */
final class CatalogueReading {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final StoreConnection connection;
    private final CataloguePages pages;

    CatalogueReading(StoreConnection connection) {
        this.connection = connection;
        this.pages = new CataloguePages(connection);
    }

    Flux<CatalogueVariant> variants() {
        return count().flatMapMany(this::byPages);
    }

    private Flux<CatalogueVariant> byPages(int count) {
        return count > CataloguePages.REACH ? Flux.error(CataloguePages.outOfReach()) : pages.variants();
    }

    /** Exact as far as it matters here: past what pages reach, more is only more. */
    private Mono<Integer> count() {
        ObjectNode variables = JSON.createObjectNode();
        variables.put("limit", CataloguePages.REACH + 1);
        return connection.call(Operation.VARIANT_COUNT, variables, answer -> {
            JsonNode count = answer.data().path("productVariantsCount").path("count");
            if (!count.isNumber()) {
                throw answer.unusable("no number of variants");
            }
            return count.asInt();
        });
    }
}
