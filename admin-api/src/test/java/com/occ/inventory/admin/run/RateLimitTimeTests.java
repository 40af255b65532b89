package com.occ.inventory.admin.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTimeTests {

    @Test
    void saysWhereTheWorkWasHeldBack() {
        assertThat(new RateLimitTime(9_000L, 72_000L).ofWork(Duration.ofMinutes(2)))
                .isEqualTo(
                        "of which waiting for Shopify's rate limit: 9.0 s at the partner's store, 1 min 12 s at OCC's");
        assertThat(new RateLimitTime(null, 12_000L).ofWork(Duration.ofSeconds(12)))
                .isEqualTo("of which waiting for Shopify's rate limit: 12 s at OCC's");
        assertThat(new RateLimitTime(9_000L, 12_000L).longest()).isEqualTo("9.0 s at partners' stores, 12 s at OCC's");
    }

    @Test
    void saysNothingOfWorkThatWasHardlyHeldBack() {
        assertThat(new RateLimitTime(99L, 0L).ofWork(Duration.ofSeconds(1))).isNull();
        assertThat(new RateLimitTime(99L, 0L).longest()).isEqualTo("none");
    }

    @Test
    void noneIsNotTheSameAsNotTold() {
        assertThat(new RateLimitTime(null, null).ofWork(Duration.ofSeconds(1))).isNull();
        assertThat(new RateLimitTime(null, null).longest()).isEqualTo("not told");
    }

    @Test
    void saysThatWaitsOverlapWhenTogetherTheyAreLongerThanTheWork() {
        assertThat(new RateLimitTime(9_000L, 8_000L).ofWork(Duration.ofSeconds(10)))
                .isEqualTo(
                        "of which waiting for Shopify's rate limit: 9.0 s at the partner's store, 8.0 s at OCC's, partly at the same time");
    }

    @Test
    void saysNothingOfWorkThatHasNotBegun() {
        assertThat(new RateLimitTime(9_000L, 8_000L).ofWork(null)).isNull();
    }
}
