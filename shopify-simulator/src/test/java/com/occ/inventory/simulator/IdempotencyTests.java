package com.occ.inventory.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class IdempotencyTests {
    @Test
    void theSameCallAgainChangesNothingAndAnswersTheSame() {
        var shop = Twin.stocked(1);
        var rows = List.of(shop.row(0, 5, 1));

        var first = shop.set("k", rows);
        shop.manage("POST", "/sell", "{\"variantId\":\"" + shop.variant(0) + "\",\"quantity\":2}");
        var second = shop.set("k", rows);

        assertThat(second.at("/data")).isEqualTo(first.at("/data"));
        assertThat(shop.available(0)).isEqualTo(3);
        assertThat(shop.manage("GET", "/writes", null).at("/1/outcome").asString())
                .isEqualTo("REPLAYED");
    }

    @Test
    void aReplayIsToldFromTheCurrentState() {
        var shop = Twin.stocked(1, 1);
        var rows = List.of(shop.row(0, 5, 1), shop.row(1, 6, 1));
        var document =
                """
                mutation($input: InventorySetQuantitiesInput!, $key: String!) {
                  inventorySetQuantities(input: $input) @idempotent(key: $key) {
                    inventoryAdjustmentGroup { id changes { name delta item { id variant { inventoryQuantity } } } }
                    userErrors { code }
                  }
                }""";
        Map<String, Object> call =
                Map.of("key", "k", "input", Map.of("name", "available", "reason", "other", "quantities", rows));

        var first = shop.ask(document, call).at("/data/inventorySetQuantities/inventoryAdjustmentGroup");
        shop.manage("POST", "/sell", "{\"variantId\":\"" + shop.variant(0) + "\",\"quantity\":2}");
        shop.manage("DELETE", "/variants/" + shop.variantNumber(1), null);
        var second = shop.ask(document, call).at("/data/inventorySetQuantities/inventoryAdjustmentGroup");

        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(second.findValues("delta")).isEqualTo(first.findValues("delta"));
        assertThat(first.at("/changes/0/item/variant/inventoryQuantity").asInt())
                .isEqualTo(5);
        assertThat(second.at("/changes/0/item/variant/inventoryQuantity").asInt())
                .isEqualTo(3);
        assertThat(first.at("/changes/2/item/id").asString()).isEqualTo(shop.item(1));
        assertThat(second.at("/changes/2/item").isNull()).isTrue();
    }

    @Test
    void aMismatchTouchesNeitherStockNorKey() {
        var shop = Twin.stocked(1);
        var rows = List.of(shop.row(0, 5, 1));
        shop.set("k", rows);

        shop.set("k", List.of(shop.row(0, 9)));

        assertThat(shop.available(0)).isEqualTo(5);
        assertThat(code(shop.set("k", rows))).isEmpty();
    }

    @Test
    void aKeyIsBoundToItsParameters() {
        var shop = Twin.stocked(1);
        shop.set("k", List.of(shop.row(0, 5)));

        assertThat(code(shop.set("k", List.of(shop.row(0, 6))))).isEqualTo("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
    }

    @Test
    void aRefusedAttemptNeedsANewKey() {
        var shop = Twin.stocked(1);
        var rows = List.of(shop.row(0, 5, 9));
        shop.set("k", rows);

        assertThat(code(shop.set("k", rows))).isEqualTo("IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED");
    }

    @Test
    void fiveFourFiveWithANewKeyEachLeavesFive() {
        var shop = Twin.stocked(1);
        shop.set("a", List.of(shop.row(0, 5)));
        shop.set("b", List.of(shop.row(0, 4)));
        shop.set("c", List.of(shop.row(0, 5)));

        assertThat(shop.available(0)).isEqualTo(5);
    }

    @Test
    void twoAtATimeWithOneKeyAreAppliedOnceAndOneIsToldToWait() {
        var shop = Twin.stocked("\"latencyMs\":400,", 1);
        var rows = List.of(shop.row(0, 5));

        var one = CompletableFuture.supplyAsync(() -> shop.set("k", rows));
        var other = CompletableFuture.supplyAsync(() -> shop.set("k", rows));

        assertThat(List.of(code(one.join()), code(other.join())))
                .containsExactlyInAnyOrder("", "IDEMPOTENCY_CONCURRENT_REQUEST");
        assertThat(shop.manage("GET", "/writes", null).findValuesAsString("applied"))
                .containsExactlyInAnyOrder("true", "false");
    }

    private static String code(JsonNode answer) {
        return answer.at("/data/inventorySetQuantities/userErrors/0/code").asString("");
    }
}
