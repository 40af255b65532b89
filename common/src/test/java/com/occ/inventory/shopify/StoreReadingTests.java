package com.occ.inventory.shopify;

import static com.occ.inventory.shopify.ScriptedStore.Reply.data;
import static com.occ.inventory.shopify.ScriptedStore.Reply.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreReadingTests {

    private final ScriptedStore store = new ScriptedStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void readsVariantsInTheOrderAsked() {
        store.answers(
                data(
                        """
                {"nodes":[
                  {"id":"v1","inventoryQuantity":7,"requiresComponents":false,"inventoryItem":{"tracked":true}},
                  null,
                  {"id":"v3","inventoryQuantity":7,"requiresComponents":false,"inventoryItem":{"tracked":false}},
                  {"id":"v4","inventoryQuantity":0,"requiresComponents":true,"inventoryItem":{"tracked":true}},
                  {"id":"v5","inventoryQuantity":null,"requiresComponents":false,"inventoryItem":{"tracked":true}},
                  {"id":"v6","inventoryQuantity":-2.0,"requiresComponents":false,"inventoryItem":{"tracked":true}},
                  {"id":"v7","inventoryQuantity":3},
                  {}
                ]}"""));

        List<String> asked = List.of("v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8");
        assertThat(store.client().variants(asked).block())
                .containsExactly(
                        new VariantStock.Available("v1", 7),
                        new VariantStock.Unavailable("v2", VariantStock.Reason.DELETED),
                        new VariantStock.Unavailable("v3", VariantStock.Reason.UNTRACKED),
                        new VariantStock.Unavailable("v4", VariantStock.Reason.BUNDLE),
                        new VariantStock.Unavailable("v5", VariantStock.Reason.UNKNOWN_QUANTITY),
                        new VariantStock.Available("v6", -2),
                        new VariantStock.Available("v7", 3),
                        new VariantStock.Unavailable("v8", VariantStock.Reason.DELETED));
        assertThat(store.calls()).isEqualTo(1);
    }

    @Test
    void sendsTokenVersionAndIds() {
        store.answers(data("{\"nodes\":[null]}"));

        store.client().variants(List.of("gid://shopify/ProductVariant/1")).block();

        ScriptedStore.Request request = store.requests().get(0);
        assertThat(request.path()).isEqualTo("/aurora-roasters.myshopify.com/admin/api/2026-10/graphql.json");
        assertThat(request.headers()).containsEntry("X-Shopify-Access-Token", "shpat_secret");
        assertThat(request.headers().get("Content-Type")).startsWith("application/json");
        assertThat(request.variables().path("ids").path(0).asString()).isEqualTo("gid://shopify/ProductVariant/1");
    }

    @Test
    void addsUpTheLocationsThatCount() {
        store.answers(
                data("""
                {"nodes":[%s,%s,%s,null,%s,%s]}"""
                        .formatted(
                                at("v1", 5, true),
                                at("v2", 5, true),
                                "{\"id\":\"v3\",\"inventoryItem\":{\"tracked\":true,\"inventoryLevel\":null}}",
                                "{\"id\":\"v5\",\"inventoryItem\":{\"tracked\":false,\"inventoryLevel\":null}}",
                                at("v6", 5, true))),
                data("""
                {"nodes":[%s,%s,%s,null,%s,%s]}"""
                        .formatted(
                                at("v1", -2, true),
                                at("v2", 9, false),
                                at("v3", 9, false),
                                "{\"id\":\"v5\",\"inventoryItem\":{\"tracked\":false,\"inventoryLevel\":null}}",
                                at("v6", null, true))));

        assertThat(store.client()
                        .variants(List.of("v1", "v2", "v3", "v4", "v5", "v6"), List.of("here", "there", "here"))
                        .block())
                .containsExactly(
                        new VariantStock.Available("v1", 3),
                        new VariantStock.Available("v2", 5),
                        new VariantStock.Unavailable("v3", VariantStock.Reason.NOT_STOCKED),
                        new VariantStock.Unavailable("v4", VariantStock.Reason.DELETED),
                        new VariantStock.Unavailable("v5", VariantStock.Reason.UNTRACKED),
                        new VariantStock.Unavailable("v6", VariantStock.Reason.UNKNOWN_QUANTITY));
        assertThat(store.calls()).isEqualTo(2);
    }

    private static String at(String id, Integer available, boolean active) {
        return """
                {"id":"%s","requiresComponents":false,"inventoryItem":{"tracked":true,"inventoryLevel":
                  {"isActive":%s,"quantities":[{"name":"available","quantity":%s}]}}}"""
                .formatted(id, active, available);
    }

    @Test
    void readsLevelsAtALocation() {
        store.answers(
                data(
                        """
                {"nodes":[
                  {"id":"i1","tracked":true,"inventoryLevel":{"isActive":true,
                    "quantities":[{"name":"committed","quantity":2},{"name":"available","quantity":9}]}},
                  null,
                  {"id":"i3","tracked":true,"inventoryLevel":null},
                  {"id":"i4","tracked":true,"inventoryLevel":{"isActive":false,"quantities":[]}},
                  {"id":"i5","tracked":false,"inventoryLevel":null}
                ]}"""));

        assertThat(store.client()
                        .levels(List.of("i1", "i2", "i3", "i4", "i5"), "gid://shopify/Location/1")
                        .block())
                .containsExactly(
                        new ItemLevel.Stocked("i1", 9, 2),
                        new ItemLevel.Absent("i2", ItemLevel.Reason.ITEM_MISSING),
                        new ItemLevel.Absent("i3", ItemLevel.Reason.NOT_STOCKED),
                        new ItemLevel.Absent("i4", ItemLevel.Reason.NOT_STOCKED),
                        new ItemLevel.Absent("i5", ItemLevel.Reason.UNTRACKED));
        assertThat(store.requests().get(0).variables().path("locationId").asString())
                .isEqualTo("gid://shopify/Location/1");
    }

    @Test
    void aLevelWithoutItsQuantityIsThatItemsTroubleAlone() {
        store.answers(data("{\"nodes\":[%s,%s,%s]}"
                .formatted(
                        level("i1", "{\"name\":\"committed\",\"quantity\":2}"),
                        level("i2", "{\"name\":\"available\",\"quantity\":null}"),
                        level("i3", "{\"name\":\"available\",\"quantity\":9}"))));

        assertThat(store.client()
                        .levels(List.of("i1", "i2", "i3"), "gid://shopify/Location/1")
                        .block())
                .containsExactly(
                        new ItemLevel.Absent("i1", ItemLevel.Reason.UNKNOWN_QUANTITY),
                        new ItemLevel.Absent("i2", ItemLevel.Reason.UNKNOWN_QUANTITY),
                        new ItemLevel.Stocked("i3", 9, 0));
        assertThat(store.calls()).isEqualTo(1);
    }

    /** As when a person has items tried again: the store is not away for that. */
    @ParameterizedTest
    @ValueSource(ints = {1, 9})
    void believesThatAFewItemsHaveNoQuantity(int items) {
        store.answers(withoutQuantities(items));

        assertThat(store.client().levels(ids(items), "gid://shopify/Location/1").block())
                .hasSize(items)
                .allSatisfy(level ->
                        assertThat(((ItemLevel.Absent) level).reason()).isEqualTo(ItemLevel.Reason.UNKNOWN_QUANTITY));
    }

    @Test
    void doesNotBelieveAnAnswerInWhichNoneOfManyHasItsQuantity() {
        store.answers(
                withoutQuantities(10),
                data("{\"nodes\":[%s]}"
                        .formatted(String.join(
                                ",",
                                ids(10).stream()
                                        .map(id -> level(id, "{\"name\":\"available\",\"quantity\":4}"))
                                        .toList()))));

        assertThat(store.client().levels(ids(10), "gid://shopify/Location/1").block())
                .as("asked again")
                .allSatisfy(level ->
                        assertThat(((ItemLevel.Stocked) level).available()).isEqualTo(4));
        assertThat(store.calls()).isEqualTo(2);
    }

    @Test
    void aStoreThatGivesNoneOfManyItsQuantityIsUnreachable() {
        store.answers(withoutQuantities(10));

        assertThatThrownBy(() -> store.client()
                        .levels(ids(10), "gid://shopify/Location/1")
                        .block())
                .isInstanceOf(ShopifyProblem.Unreachable.class)
                .hasMessageContaining("no level has its available quantity");
    }

    private static List<String> ids(int items) {
        return IntStream.range(0, items).mapToObj(item -> "i" + item).toList();
    }

    private static ScriptedStore.Reply withoutQuantities(int items) {
        return data("{\"nodes\":[%s]}"
                .formatted(String.join(
                        ",", ids(items).stream().map(id -> level(id, "")).toList())));
    }

    private static String level(String id, String quantities) {
        return "{\"id\":\"%s\",\"tracked\":true,\"inventoryLevel\":{\"isActive\":true,\"quantities\":[%s]}}"
                .formatted(id, quantities);
    }

    @Test
    void takesTheOldestActiveLocation() {
        store.answers(
                data(
                        """
                {"locations":{"nodes":[
                  {"id":"gid://shopify/Location/1000","isActive":true},
                  {"id":"gid://shopify/Location/900","isActive":true},
                  {"id":"gid://shopify/Location/7","isActive":false}]}}"""));

        assertThat(store.client().firstActiveLocation().block()).isEqualTo("gid://shopify/Location/900");
    }

    @Test
    void findsNoLocationInAShopWithoutOne() {
        store.answers(data("{\"locations\":{\"nodes\":[]}}"));

        assertThat(store.client().firstActiveLocation().blockOptional()).isEmpty();
    }

    @Test
    void readsTheShop() {
        store.answers(
                data("{\"shop\":{\"id\":\"gid://shopify/Shop/1\",\"name\":\"Aurora\",\"myshopifyDomain\":\"a.b\"}}"));

        assertThat(store.client().shop().block()).isEqualTo(new ShopInfo("gid://shopify/Shop/1", "Aurora", "a.b"));
    }

    @Test
    void neverTakesAFieldThatFailedForAVariantThatIsGone() {
        store.answers(
                json(
                        """
                {"data":{"nodes":[null]},
                 "errors":[{"message":"oops","path":["nodes",0],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}"""));

        assertThatThrownBy(() -> store.client().variants(List.of("v1")).block())
                .isInstanceOf(ShopifyProblem.Unreachable.class);
    }

    @Test
    void doesNotBelieveTooFewNodesOrOthersThanAskedFor() {
        store.answers(data("{\"nodes\":[]}"), data("{\"nodes\":[{\"id\":\"other\"}]}"), data("{\"nodes\":[null]}"));

        assertThat(store.client().variants(List.of("v1")).block())
                .containsExactly(new VariantStock.Unavailable("v1", VariantStock.Reason.DELETED));
        assertThat(store.calls()).isEqualTo(3);
    }

    @Test
    void asksForAtMost250() {
        List<String> tooMany = Collections.nCopies(251, "v");
        assertThatThrownBy(() -> store.client().variants(tooMany)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.client().levels(List.of(), "l")).isInstanceOf(IllegalArgumentException.class);
        assertThat(store.calls()).isZero();
    }

    @Test
    void findsALocationThatIsActive() {
        store.answers(
                data("{\"location\":{\"id\":\"l1\",\"isActive\":true}}"),
                data("{\"location\":{\"id\":\"l1\",\"isActive\":false}}"),
                data("{\"location\":null}"));

        assertThat(store.client().activeLocation("l1").block()).isEqualTo("l1");
        assertThat(store.client().activeLocation("l1").blockOptional()).isEmpty();
        assertThat(store.client().activeLocation("l1").blockOptional()).isEmpty();
        assertThat(store.requests().get(0).variables().path("id").asString()).isEqualTo("l1");
    }
}
