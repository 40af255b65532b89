package com.occ.inventory.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTests {
    @Test
    void namesMetricsButNoFunctionsWordsAndLabels() {
        String expr =
                "topk(10, sum by (queue, outcome) (rate(messages_lag_seconds_sum{job=~\"$job\", outcome!=\"up by (x)\"}[5m])) > on () group_left () max(limit)"
                        + " or vector(0)) unless on (queue) count(up offset 1h) >= 14.4 * 0.01";

        assertThat(PromQl.metrics(expr)).containsExactly("messages_lag_seconds_sum", "limit", "up");
        assertThat(PromQl.labels(expr)).containsExactly("queue", "outcome", "job");
        assertThat(PromQl.selectors(expr))
                .contains("messages_lag_seconds_sum{job=~\"$job\", outcome!=\"up by (x)\"}", "limit");
    }

    @Test
    void namesWhatRulesRecord() {
        assertThat(PromQl.metrics("partner_syncs:failed:ratio6h > 3 * 0.01"))
                .containsExactly("partner_syncs:failed:ratio6h");
    }

    @Test
    void namesLabelsThatAreSelectedOnly() {
        assertThat(PromQl.labels("dead_letters{queue=\"a\",instance!~\"b=c\"} > 0"))
                .containsExactly("queue", "instance");
    }
}
