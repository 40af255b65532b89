package com.occ.inventory.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CountsTests {

    @Test
    void whatWasReceivedIsAlwaysAccountedFor() {
        assertThatThrownBy(() -> new Counts(7, 1, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("received 7 but the outcomes add up to 6");
    }

    @Property
    void sumsKeepTheEquation(
            @ForAll @IntRange(max = 5_000) int applied,
            @ForAll @IntRange(max = 5_000) int failed,
            @ForAll @IntRange(max = 5_000) int expired) {
        Counts some = new Counts(applied + failed, applied, 0, failed, 0, 0, 0);
        Counts others = new Counts(failed + expired + 2, 0, 1, failed, 1, 0, expired);

        assertThat(some.plus(others))
                .isEqualTo(new Counts(applied + 2 * failed + expired + 2, applied, 1, 2 * failed, 1, 0, expired))
                .isEqualTo(others.plus(some));
        assertThat(some.plus(Counts.ZERO)).isEqualTo(some);
    }
}
