package com.occ.inventory.shopify;

import static com.occ.inventory.shopify.ScriptedStore.Reply.data;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class CatalogueTests {

    private final ScriptedStore store = new ScriptedStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void readsPageAfterPage() {
        store.answers(count(3), page("c1", variant(1), variant(2)), page(null, variant(3)));

        assertThat(store.client()
                        .catalogue()
                        .map(CatalogueVariant::variantGid)
                        .collectList()
                        .block())
                .containsExactly("v1", "v2", "v3");
        assertThat(store.requests().get(1).variables().path("after").isNull()).isTrue();
        assertThat(store.requests().get(2).variables().path("after").asString()).isEqualTo("c1");
        assertThat(store.calls()).isEqualTo(3);
    }

    @Test
    void tellsAMissingSkuAndABlankOneAlike() {
        store.answers(
                count(2),
                page(
                        null,
                        """
                {"id":"v1","title":"250 g","sku":"S-1","barcode":"400","product":{"title":"Yirga"},
                 "inventoryItem":{"id":"i1","tracked":true}}""",
                        """
                {"id":"v2","title":"1 kg","sku":" ","barcode":null,"product":{"title":"Yirga"},
                 "inventoryItem":{"id":"i2","tracked":false}}"""));

        assertThat(store.client().catalogue().collectList().block())
                .containsExactly(
                        new CatalogueVariant("v1", "i1", "Yirga", "250 g", "S-1", "400", true),
                        new CatalogueVariant("v2", "i2", "Yirga", "1 kg", null, null, false));
    }

    @Test
    void asksForNoPageBeforeItIsWanted() {
        store.answers(count(3), page("c1", variant(1)), page(null, variant(2)));

        assertThat(store.client().catalogue().blockFirst()).isNotNull();

        assertThat(store.calls()).isEqualTo(2);
    }

    @Test
    void failsRatherThanEndEarly() {
        store.answers(count(2), page("c1", variant(1)), data("{\"productVariants\":null}"));

        StepVerifier.create(store.client().catalogue())
                .expectNextCount(1)
                .verifyError(ShopifyProblem.Unreachable.class);
    }

    @Test
    void refusesAVariantWithoutItsItem() {
        store.answers(count(1), page(null, "{\"id\":\"v1\",\"title\":\"x\"}"));

        StepVerifier.create(store.client().catalogue()).verifyError(ShopifyProblem.Unreachable.class);
    }

    @Test
    void doesNotPagePastTheEndOfPagination() {
        store.answers(count(1), page("c", variant(1)));

        StepVerifier.create(store.client().catalogue())
                .expectNextCount(100)
                .verifyErrorMessage(
                        "unreachable after 100 attempts: the store has grown past the 25000 variants that pages reach");
        assertThat(store.calls()).isEqualTo(101);
    }

    static ScriptedStore.Reply count(int count) {
        return data("{\"productVariantsCount\":{\"count\":" + count + "}}");
    }

    static ScriptedStore.Reply page(String next, String... variants) {
        return data("{\"productVariants\":{\"nodes\":[%s],\"pageInfo\":{\"hasNextPage\":%s,\"endCursor\":%s}}}"
                .formatted(String.join(",", variants), next != null, next == null ? null : "\"" + next + "\""));
    }

    static String variant(int number) {
        return """
                {"id":"v%1$d","title":"t","sku":"s%1$d","product":{"title":"p"},"inventoryItem":{"id":"i%1$d","tracked":true}}"""
                .formatted(number);
    }
}
