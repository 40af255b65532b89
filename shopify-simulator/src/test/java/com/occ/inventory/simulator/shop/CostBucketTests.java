package com.occ.inventory.simulator.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CostBucketTests {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    private final CostBucket bucket = new CostBucket(100, 10, START);

    @Test
    void refillsWithTimeUpToItsMaximum() {
        assertThat(bucket.take(100, START)).isTrue();
        assertThat(bucket.take(1, START)).isFalse();
        assertThat(bucket.take(25, START.plusMillis(2_500))).isTrue();
        assertThat(bucket.status(START.plusSeconds(60)).currentlyAvailable()).isEqualTo(100);
    }

    @Test
    void takesBackWhatWasNotUsed() {
        bucket.take(80, START);
        bucket.giveBack(50);

        assertThat(bucket.status(START).currentlyAvailable()).isEqualTo(70);
    }

    @Test
    void aSmallerBucketKeepsNoMoreThanItHolds() {
        bucket.resize(40, 2, START);

        assertThat(bucket.status(START)).isEqualTo(new CostBucket.ThrottleStatus(40, 40, 2));
    }
}
