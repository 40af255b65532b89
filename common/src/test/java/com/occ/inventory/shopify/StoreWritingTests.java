package com.occ.inventory.shopify;

import static com.occ.inventory.shopify.ScriptedStore.Reply.data;
import static com.occ.inventory.shopify.ScriptedStore.Reply.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.shopify.ScriptedStore.Ending;
import com.occ.inventory.shopify.ScriptedStore.Reply;
import com.occ.inventory.shopify.SetQuantities.Row;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StoreWritingTests {

    private static final UUID RUN = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final UUID KEY = UUID.fromString("00000000-0000-0000-0000-00000000000b");
    private static final Reply DONE = data("{\"inventorySetQuantities\":{\"userErrors\":[]}}");

    private static final Reply BUSY = data(
            """
                    {"inventorySetQuantities":{"userErrors":[
                      {"code":"IDEMPOTENCY_CONCURRENT_REQUEST","field":null,"message":"busy"}]}}""");

    private final ScriptedStore store = new ScriptedStore();
    private final SetQuantities call = new SetQuantities(
            RUN, KEY, "gid://shopify/Location/1", List.of(new Row("i1", 5, 3), new Row("i2", 0, null)));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void writesEveryFieldEvenANullOne() {
        store.answers(DONE);

        assertThat(store.client().setQuantities(call).block()).isEqualTo(new SetResult.Applied("id-1"));

        assertThat(store.requests().get(0).variables().toString())
                .isEqualTo(
                        """
                {"input":{"reason":"correction","name":"available",\
                "referenceDocumentUri":"gid://occ-inventory/SyncRun/00000000-0000-0000-0000-00000000000a",\
                "quantities":[\
                {"inventoryItemId":"i1","locationId":"gid://shopify/Location/1","quantity":5,"changeFromQuantity":3},\
                {"inventoryItemId":"i2","locationId":"gid://shopify/Location/1","quantity":0,"changeFromQuantity":null}]},\
                "key":"00000000-0000-0000-0000-00000000000b"}""");
        assertThat(store.requests().get(0).body().path("query").asString()).contains("@idempotent(key: $key)");
    }

    @Test
    void tellsWhichRowsAreToBlame() {
        store.answers(
                data(
                        """
                {"inventorySetQuantities":{"userErrors":[
                  {"code":"INVALID_INVENTORY_ITEM","field":["input","quantities","1","inventoryItemId"],"message":"not found"},
                  {"code":"INVALID_LOCATION","field":["quantities",0],"message":"elsewhere"},
                  {"code":"BRAND_NEW_CODE","field":["input","reason"],"message":"hm"},
                  {"code":null,"field":null,"message":"no idea"}]}}"""));

        assertThat(store.client().setQuantities(call).block())
                .isEqualTo(new SetResult.Refused(
                        "id-1",
                        List.of(
                                new SetResult.RowError(1, "INVALID_INVENTORY_ITEM", "not found"),
                                new SetResult.RowError(0, "INVALID_LOCATION", "elsewhere"),
                                new SetResult.RowError(null, "BRAND_NEW_CODE", "hm"),
                                new SetResult.RowError(null, null, "no idea"))));
    }

    @Test
    void sendsTheVerySameCallAgainWhenTheAnswerIsLost() {
        store.answers(DONE.ending(Ending.RESET), error("INTERNAL_SERVER_ERROR"), DONE);

        assertThat(store.client().setQuantities(call).block()).isInstanceOf(SetResult.Applied.class);

        List<JsonNode> bodies =
                store.requests().stream().map(ScriptedStore.Request::body).toList();
        assertThat(bodies).hasSize(3).containsOnly(bodies.get(0));
    }

    @Test
    void waitsForAnEarlierSendingThatStillRuns() {
        store.answers(BUSY, DONE);

        assertThat(store.client().setQuantities(call).block()).isInstanceOf(SetResult.Applied.class);
        assertThat(store.requests())
                .extracting(r -> r.variables().path("key").asString())
                .containsOnly(KEY.toString());
    }

    @Test
    void waitsForARunningSendingBeyondTheAttempts() {
        store.answers(BUSY, BUSY, BUSY, BUSY, BUSY, BUSY, DONE);

        assertThat(store.client().setQuantities(call).block()).isInstanceOf(SetResult.Applied.class);
        assertThat(store.requests())
                .hasSize(7)
                .extracting(ScriptedStore.Request::body)
                .containsOnly(store.requests().get(0).body());
    }

    @Test
    void doesNotWaitForARunningSendingForEver() {
        store.answers(BUSY);

        assertThatThrownBy(() -> store.client().setQuantities(call).block())
                .isInstanceOfSatisfying(ShopifyProblem.Unreachable.class, problem -> {
                    assertThat(problem).hasMessageContaining("busy");
                    assertThat(problem.requestId()).isEqualTo("id-1");
                });
        assertThat(store.calls()).isEqualTo(11);
    }

    @Test
    void troubleWithTheKeyIsTheSameWhereverItStands() {
        store.answers(error("IDEMPOTENCY_CONCURRENT_REQUEST"), error("IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED"));

        assertThat(store.client().setQuantities(call).block())
                .isInstanceOfSatisfying(
                        SetResult.Refused.class,
                        refused -> assertThat(refused.errors()).singleElement().satisfies(error -> {
                            assertThat(error.index()).isNull();
                            assertThat(error.code()).isEqualTo("IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED");
                        }));
        assertThat(store.requests()).extracting(ScriptedStore.Request::body).hasSize(2);
        assertThat(store.requests().get(1).body())
                .isEqualTo(store.requests().get(0).body());
    }

    @Test
    void anyOtherRefusalOfTheWholeCallIsOurBug() {
        store.answers(error("MAX_INPUT_SIZE_EXCEEDED"));

        assertThatThrownBy(() -> store.client().setQuantities(call).block())
                .isInstanceOfSatisfying(ShopifyProblem.RequestRefused.class, problem -> assertThat(problem.code())
                        .isEqualTo("MAX_INPUT_SIZE_EXCEEDED"));
        assertThat(store.calls()).isEqualTo(1);
    }

    @Test
    void leavesItOpenWhenNoAnswerEverCame() {
        store.answers(DONE.ending(Ending.RESET));

        assertThatThrownBy(() -> store.client().setQuantities(call).block())
                .isInstanceOfSatisfying(ShopifyProblem.Unreachable.class, problem -> assertThat(problem.attempts())
                        .isEqualTo(3));
        assertThat(store.calls()).isEqualTo(3);
    }

    @Test
    void doesNotTakeAMissingPayloadForSuccess() {
        store.answers(data("{\"inventorySetQuantities\":null}"), DONE);

        assertThat(store.client().setQuantities(call).block()).isInstanceOf(SetResult.Applied.class);
        assertThat(store.calls()).isEqualTo(2);
    }

    @Test
    void refusesCallsThatShopifyWouldRefuse() {
        assertThatThrownBy(() -> new Row("i1", -1, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Row("i1", 1_000_000_001, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SetQuantities(RUN, KEY, "l", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new SetQuantities(RUN, KEY, "l", List.of(new Row("i1", 1, null), new Row("i1", 2, null))))
                .hasMessageContaining("twice");
    }
}
