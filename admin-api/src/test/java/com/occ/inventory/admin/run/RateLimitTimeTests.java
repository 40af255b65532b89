package com.occ.inventory.admin.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTimeTests {

    @Test
    void saysWhereTheWorkWasHeldBack() {
        assertThat(new RateLimitTime(9_000L, 72_000L).ofWork())
                .isEqualTo(
                        "of which waiting for Shopify's rate limit: 9.0 s at the partner's store, 1 min 12 s at OCC's");
        assertThat(new RateLimitTime(null, 12_000L).ofWork())
                .isEqualTo("of which waiting for Shopify's rate limit: 12 s at OCC's");
        assertThat(new RateLimitTime(9_000L, 12_000L).inAll()).isEqualTo("9.0 s at partners' stores, 12 s at OCC's");
    }

    @Test
    void saysNothingOfWorkThatWasHardlyHeldBack() {
        assertThat(new RateLimitTime(99L, 0L).ofWork()).isNull();
        assertThat(new RateLimitTime(99L, 0L).inAll()).isEqualTo("none");
    }

    @Test
    void noneIsNotTheSameAsNotTold() {
        assertThat(new RateLimitTime(null, null).ofWork()).isNull();
        assertThat(new RateLimitTime(null, null).inAll()).isEqualTo("not told");
    }
}
