package com.occ.inventory.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CostTests {

    @Test
    void readsNumbersWithAndWithoutAPoint() {
        assertThat(
                        cost(
                                """
                        {"requestedQueryCost":10,"actualQueryCost":7.0,"throttleStatus":
                          {"maximumAvailable":2000.0,"currentlyAvailable":1990,"restoreRate":100.0}}"""))
                .isEqualTo(new Cost(10, 7, 2000, 1990, 100));
    }

    @Test
    void whatIsNotSaidToComeBackDoesNot() {
        assertThat(
                        cost(
                                """
                        {"requestedQueryCost":10,"actualQueryCost":null,"throttleStatus":
                          {"maximumAvailable":2000,"currentlyAvailable":1990,"restoreRate":100}}"""))
                .isEqualTo(new Cost(10, 10, 2000, 1990, 100));
    }

    /** Stores of some plans have no bucket to tell of. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"requestedQueryCost\":10}",
                "{\"requestedQueryCost\":10,\"throttleStatus\":null}",
                "{\"throttleStatus\":{\"maximumAvailable\":2000,\"currentlyAvailable\":null,\"restoreRate\":100}}",
                "{\"throttleStatus\":{\"maximumAvailable\":2000,\"currentlyAvailable\":5,\"restoreRate\":0}}"
            })
    void withoutABucketThereIsNone(String cost) {
        assertThat(cost(cost)).isNull();
    }

    private static Cost cost(String cost) {
        return Cost.of(JsonMapper.shared().readTree("{\"extensions\":{\"cost\":" + cost + "}}"));
    }
}
