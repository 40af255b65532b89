package com.occ.inventory.shopify;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A store's whole catalogue: by pages when it is small, by one bulk operation when it is large, and by pages after all
 * when that comes to nothing, as long as they reach. Which it is has been decided when the first variant is handed out.
 */
final class CatalogueReading {

    private static final Logger log = LoggerFactory.getLogger(CatalogueReading.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final StoreConnection connection;
    private final CatalogueBulk bulk;
    private final CatalogueSettings settings;
    private final CataloguePages pages;

    CatalogueReading(StoreConnection connection, CatalogueBulk bulk, CatalogueSettings settings) {
        this.connection = connection;
        this.bulk = bulk;
        this.settings = settings;
        this.pages = new CataloguePages(connection);
    }

    Flux<CatalogueVariant> variants() {
        return count().flatMapMany(count -> count < settings.bulkFrom() ? pages.variants() : byBulk(count));
    }

    private Flux<CatalogueVariant> byBulk(int count) {
        return bulk.file()
                .map(CatalogueReading::handOut)
                .onErrorResume(BulkUnavailable.class, unavailable -> otherwise(count, unavailable))
                .flatMapMany(variants -> variants);
    }

    private static Flux<CatalogueVariant> handOut(CatalogueFile file) {
        return Flux.usingWhen(Mono.just(file), CatalogueFile::variants, CatalogueFile::delete);
    }

    private Mono<Flux<CatalogueVariant>> otherwise(int count, BulkUnavailable unavailable) {
        if (count > CataloguePages.REACH) {
            return Mono.error(unavailable.problem());
        }
        log.info("{}: reading the catalogue by pages: {}", connection.domain(), unavailable.getMessage());
        return Mono.just(pages.variants());
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
