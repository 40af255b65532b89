package com.occ.inventory.admin.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatchKeyTests {

    @Test
    void knowsASkuHoweverItIsTyped() {
        assertThat(MatchKey.of(" ab-12 3\u00a0")).isEqualTo(MatchKey.of("AB-123"));
        assertThat(MatchKey.of("ＡＢ-123")).isEqualTo("ab-123");
        assertThat(MatchKey.of("AB123")).isNotEqualTo(MatchKey.of("AB-123"));
    }

    @Test
    void findsNothingToCompareInBlanks() {
        assertThat(MatchKey.of(null)).isNull();
        assertThat(MatchKey.of(" \t\u200b")).isNull();
    }
}
