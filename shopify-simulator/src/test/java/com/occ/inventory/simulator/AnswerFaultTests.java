package com.occ.inventory.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults that leave an answer which looks right at first sight. */
class AnswerFaultTests {
    private static final Map<String, Object> QUERY = Map.of("query", "{ shop { name } }");

    @ParameterizedTest
    @CsvSource({"HTTP_504, 504", "HTML_200, 200"})
    void sendsAPageForPeople(String kind, int status) {
        failing(kind)
                .send(Twin.VERSION, Twin.TOKEN, QUERY)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .valueMatches("Content-Type", "text/html.*");
    }

    @Test
    void anErrorMayHaveNoExtensions() {
        var answer = failing("ERRORS_WITHOUT_EXTENSIONS").ask("{ shop { name } }");

        assertThat(answer.at("/errors/0/message").asString()).isNotEmpty();
        assertThat(answer.at("/errors/0").has("extensions")).isFalse();
    }

    @Test
    void errorsMayStandBesideData() {
        var answer = failing("ERRORS_WITH_DATA").ask("{ shop { name } }");

        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(answer.at("/data/shop/name").asString()).isNotEmpty();
    }

    @Test
    void nodesMayBeNull() {
        var shop = failing("NULL_NODES");

        var nodes = shop.ask(
                        "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
                        Map.of("ids", List.of(shop.variant(0), shop.variant(1))))
                .at("/data/nodes");

        assertThat(nodes.get(0).isNull()).isFalse();
        assertThat(nodes.get(1).isNull()).isTrue();
    }

    @Test
    void theVersionServedMayBeOlder() {
        failing("OLDER_VERSION")
                .send(Twin.VERSION, Twin.TOKEN, QUERY)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Shopify-API-Version", "2026-04");
    }

    @Test
    void aBucketIsHalvedInMidRun() {
        var shop = failing("BUCKET_HALVED");

        for (var call = 0; call < 2; call++) {
            assertThat(shop.ask("{ shop { name } }")
                            .at("/extensions/cost/throttleStatus/maximumAvailable")
                            .asInt())
                    .isEqualTo(1_000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_USER_ERROR, ITEM_UNDER_REVIEW",
        "UNINDEXED_USER_ERROR,",
        "PREVIOUS_ATTEMPT_FAILED, IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED",
        "KEY_PARAMETER_MISMATCH, IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
        "CONCURRENT_REQUEST, IDEMPOTENCY_CONCURRENT_REQUEST",
    })
    void aSetIsRefusedForAReasonNoStateBringsAbout(String kind, String code) {
        var shop = failing(kind);
        shop.ask("{ shop { name } }");

        var errors = shop.set("k", List.of(shop.row(0, 5))).at("/data/inventorySetQuantities/userErrors");

        assertThat(errors.size()).isEqualTo(1);
        assertThat(errors.at("/0/code").isNull() ? null : errors.at("/0/code").asString())
                .isEqualTo(code);
        assertThat(shop.available(0)).isEqualTo(1);
    }

    private static Twin failing(String kind) {
        var shop = Twin.stocked(1, 2);
        shop.manage("PUT", "/fault", "{\"kind\":\"" + kind + "\",\"times\":1}");
        return shop;
    }
}
