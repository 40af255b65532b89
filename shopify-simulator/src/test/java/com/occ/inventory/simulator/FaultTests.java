package com.occ.inventory.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class FaultTests {
    private static final Map<String, Object> QUERY = Map.of("query", "{ shop { name } }");

    @ParameterizedTest
    @CsvSource({
        "HTML_502, 502",
        "HTTP_500, 500",
        "HTTP_503, 503",
        "UNAUTHORIZED, 401",
        "FORBIDDEN_403, 403",
        "FROZEN_402, 402",
        "LOCKED_423, 423",
        "NOT_FOUND_404, 404",
        "RATE_LIMITED_429, 429",
        "RATE_LIMITED_430, 430",
    })
    void strikesAsOftenAsToldAndIsOver(String kind, int status) {
        var shop = Twin.stocked(1);
        fail(shop, kind, 2);

        shop.send(Twin.VERSION, Twin.TOKEN, QUERY).expectStatus().isEqualTo(status);
        shop.send(Twin.VERSION, Twin.TOKEN, QUERY).expectStatus().isEqualTo(status);
        shop.send(Twin.VERSION, Twin.TOKEN, QUERY).expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCESS_DENIED", "THROTTLED", "INTERNAL_SERVER_ERROR", "SHOP_INACTIVE"})
    void answers200WithTheCodeAndNoData(String kind) {
        var shop = Twin.stocked(1);
        fail(shop, kind, 1);

        var answer = shop.ask("{ shop { name } }");

        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo(kind);
        assertThat(answer.has("data")).isFalse();
    }

    @Test
    void untilClearedMeansUntilCleared() {
        var shop = Twin.stocked(1);
        fail(shop, "HTTP_500", null);
        for (var attempt = 0; attempt < 3; attempt++) {
            shop.send(Twin.VERSION, Twin.TOKEN, QUERY).expectStatus().is5xxServerError();
        }

        fail(shop, "NONE", null);

        shop.send(Twin.VERSION, Twin.TOKEN, QUERY).expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RATE_LIMITED_429", "RATE_LIMITED_430"})
    void pushedBackSaysForHowManySeconds(String kind) {
        var shop = Twin.stocked(1);
        fail(shop, kind, 1);

        shop.send(Twin.VERSION, Twin.TOKEN, QUERY).expectHeader().valueEquals("Retry-After", "1.0");
    }

    @Test
    void truncatedJsonCannotBeRead() {
        var shop = Twin.stocked(1);
        fail(shop, "TRUNCATED", 1);

        assertThatThrownBy(() -> shop.ask("{ shop { name } }")).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESET", "CUT_BODY"})
    void breaksTheConnection(String kind) {
        var shop = Twin.stocked(1);
        fail(shop, kind, 1);

        assertThatThrownBy(() -> shop.ask("{ shop { name } }"))
                .hasMessageMatching("(?s).*([Cc]onnection|prematurely).*");
    }

    @Test
    void hangsUntilTheClientGivesUp() {
        var shop = Twin.stocked(1);
        fail(shop, "HANG", 1);

        assertThatThrownBy(() -> Twin.web()
                        .mutate()
                        .responseTimeout(Duration.ofMillis(300))
                        .build()
                        .post()
                        .uri("/{shop}/admin/api/2026-10/graphql.json", shop.domain())
                        .bodyValue(QUERY)
                        .exchange())
                .hasMessageContaining("Timeout");
        shop.send(Twin.VERSION, Twin.TOKEN, QUERY).expectStatus().isOk();
    }

    @Test
    void aLostAnswerWasWrittenAndTheSameKeyTellsSo() {
        var shop = Twin.stocked(1);
        var rows = List.of(shop.row(0, 5, 1));
        fail(shop, "WRITE_THEN_LOST_ANSWER", 1);

        shop.send(Twin.VERSION, Twin.TOKEN, QUERY).expectStatus().isOk();
        assertThatThrownBy(() -> shop.set("k", rows)).isInstanceOf(RuntimeException.class);

        assertThat(shop.available(0)).isEqualTo(5);
        assertThat(shop.set("k", rows)
                        .at("/data/inventorySetQuantities/userErrors")
                        .size())
                .isZero();
    }

    @Test
    void canStrikeMutationsOnlyAndAShareOfCalls() {
        var shop = Twin.stocked(1);
        shop.manage(
                "PUT",
                "/faults",
                """
                {"seed":7,"faults":[{"kind":"HTTP_500","only":"MUTATION"},{"kind":"HTML_502","only":"QUERY","rate":0.5}]}""");

        for (var attempt = 0; attempt < 40; attempt++) {
            shop.send(Twin.VERSION, Twin.TOKEN, QUERY);
        }
        shop.send(
                        Twin.VERSION,
                        Twin.TOKEN,
                        Map.of(
                                "query",
                                "mutation { inventorySetQuantities(input: {name: \"available\", reason: \"other\", quantities: []}) { userErrors { code } } }"))
                .expectStatus()
                .isEqualTo(500);

        var counts = shop.manage("GET", "/calls", null).at("/byStatus");
        assertThat(counts.at("/fault HTML_502").asInt()).isBetween(8, 32);
        assertThat(counts.at("/fault HTML_502").asInt() + counts.at("/200").asInt())
                .isEqualTo(40);
    }

    @Test
    void refusesAFaultThatMakesNoSense() {
        var shop = Twin.stocked(1);

        Twin.web()
                .put()
                .uri("/_control/shops/{shop}/fault", shop.domain())
                .header("Content-Type", "application/json")
                .bodyValue("{\"kind\":\"HANG\",\"times\":0}")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private static void fail(Twin shop, String kind, Integer times) {
        shop.manage("PUT", "/fault", "{\"kind\":\"" + kind + "\",\"times\":" + times + "}");
    }
}
