package com.occ.inventory.admin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.testing.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BehindTests {
    private final MutableClock clock = MutableClock.at("2026-11-22T10:00:00Z");
    private final Behind behind = new Behind(clock);

    @Test
    void nothingIsBehindBeforeTheFirstNews() {
        assertThat(behind.seconds()).isZero();
    }

    @Test
    void isAsFarBehindAsTheNewsInHandAreOld() {
        behind.during(clock.instant().minusSeconds(40), () -> {
            assertThat(behind.seconds()).isEqualTo(40);
            clock.advance(Duration.ofSeconds(3));
            assertThat(behind.seconds()).isEqualTo(43);
        });
        assertThat(behind.seconds()).isEqualTo(43);
    }

    @Test
    void isNotBehindWhenTheQueueBringsNothingMore() {
        behind.during(clock.instant().minusSeconds(40), () -> {});
        clock.advance(Duration.ofSeconds(3));

        assertThat(behind.seconds()).isZero();
    }

    @Test
    void doesNotTellWhatThingsTake() {
        behind.during(clock.instant().minusSeconds(5), () -> assertThat(behind.seconds())
                .isZero());
    }

    @Test
    void isNotBehindBecauseOfNewsWithoutATime() {
        behind.during(clock.instant().minusSeconds(40), () -> {});
        behind.during(null, () -> {});

        assertThat(behind.seconds()).isZero();
    }

    @Test
    void countsNewsThatCouldNotBeTakenInAsSettled() {
        assertThatThrownBy(() -> behind.during(clock.instant().minusSeconds(40), () -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        clock.advance(Duration.ofSeconds(3));

        assertThat(behind.seconds()).isZero();
    }
}
