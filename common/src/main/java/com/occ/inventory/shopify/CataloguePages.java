package com.occ.inventory.shopify;

import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue read page by page, the next one when the one before is used up. */
final class CataloguePages {

    /** How far Shopify lets a connection be paged (https://shopify.dev/docs/api/usage/limits). */
    static final int REACH = 25_000;

    private static final int SIZE = 250;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final StoreConnection connection;

    CataloguePages(StoreConnection connection) {
        this.connection = connection;
    }

    /** Fails when there is more than can be paged through: a catalogue that ends early would pass for a whole one. */
    Flux<CatalogueVariant> variants() {
        return page(1, null)
                .expand(page -> page.next() == null ? Mono.empty() : page(page.number() + 1, page.next()))
                .concatMapIterable(Page::variants, 1);
    }

    private Mono<Page> page(int number, String after) {
        if (number > REACH / SIZE) {
            return Mono.error(outOfReach());
        }
        ObjectNode variables = JSON.createObjectNode();
        variables.put("after", after);
        return connection.call(Operation.CATALOGUE_PAGE, variables, answer -> Page.read(answer, number));
    }

    private static ShopifyProblem outOfReach() {
        return new ShopifyProblem.Unreachable(
                REACH / SIZE, "the store has grown past the " + REACH + " variants that pages reach", null, null);
    }

    /** @param next cursor of the page behind it, or null */
    private record Page(int number, List<CatalogueVariant> variants, String next) {

        static Page read(Answer answer, int number) {
            JsonNode connection = answer.data().path("productVariants");
            JsonNode nodes = connection.path("nodes");
            JsonNode more = connection.path("pageInfo").path("hasNextPage");
            if (!nodes.isArray() || !more.isBoolean()) {
                throw answer.unusable("no page of variants");
            }
            List<CatalogueVariant> variants = new ArrayList<>(nodes.size());
            for (JsonNode node : nodes) {
                CatalogueVariant variant = CatalogueVariant.of(node);
                if (variant == null) {
                    throw answer.unusable("a variant without its id or inventory item");
                }
                variants.add(variant);
            }
            return new Page(number, variants, more.asBoolean() ? cursor(answer, connection) : null);
        }

        private static String cursor(Answer answer, JsonNode connection) {
            JsonNode cursor = connection.path("pageInfo").path("endCursor");
            if (!cursor.isString()) {
                throw answer.unusable("a page with a next one but no cursor");
            }
            return cursor.asString();
        }
    }
}
