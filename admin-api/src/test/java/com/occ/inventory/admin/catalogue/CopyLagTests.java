package com.occ.inventory.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyLagTests {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final CopyLag lag = new CopyLag();

    @Test
    void isNothingWhileNothingWaits() {
        assertThat(lag.seen(List.of(), NOON)).isZero();
    }

    @Test
    void isWhatTheOldestHasWaitedAndEndsWithIt() {
        assertThat(lag.seen(List.of("settings"), NOON)).isZero();
        assertThat(lag.seen(List.of("settings", "partner aurora"), NOON.plusSeconds(15)))
                .isEqualTo(Duration.ofSeconds(15));
        assertThat(lag.seen(List.of("partner aurora"), NOON.plusSeconds(30))).isEqualTo(Duration.ofSeconds(15));
        assertThat(lag.seen(List.of(), NOON.plusSeconds(45))).isZero();
        assertThat(lag.seen(List.of("settings"), NOON.plusSeconds(60)))
                .as("it was published in between")
                .isZero();
    }
}
