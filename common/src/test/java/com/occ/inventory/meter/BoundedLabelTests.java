package com.occ.inventory.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedLabelTests {
    @Test
    void namesTheFirstOnesAndCallsAllFurtherOnesOther() {
        BoundedLabel label = new BoundedLabel(2);

        assertThat(label.of("aurora")).isEqualTo("aurora");
        assertThat(label.of("birch")).isEqualTo("birch");
        assertThat(label.of("cedar")).isEqualTo(BoundedLabel.OTHER);
        assertThat(label.of("aurora")).isEqualTo("aurora");
        assertThat(label.of("birch")).isEqualTo("birch");
    }

    @Test
    void neverGrowsPastItsBoundHoweverManyAskAtOnce() {
        BoundedLabel label = new BoundedLabel(10);

        long named = IntStream.range(0, 10_000)
                .parallel()
                .mapToObj(i -> label.of("partner-" + i % 1_000))
                .distinct()
                .count();

        assertThat(named).isEqualTo(11);
    }
}
