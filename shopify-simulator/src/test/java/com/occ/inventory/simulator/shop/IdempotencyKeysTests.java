package com.occ.inventory.simulator.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.simulator.shop.IdempotencyKeys.Attempt;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTests {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void aKeyLivesForADay() {
        var keys = new IdempotencyKeys();
        var attempt = new Attempt("call", true, null, NOW, NOW);
        keys.remember("k", attempt);

        assertThat(keys.previous("k", NOW.plus(Duration.ofDays(1)).minusSeconds(1)))
                .contains(attempt);
        assertThat(keys.previous("k", NOW.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(keys.previous("other", NOW)).isEmpty();
    }
}
