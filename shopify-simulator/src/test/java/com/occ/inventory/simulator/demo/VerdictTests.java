package com.occ.inventory.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.simulator.demo.Stores.Comparison;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTests {
    @Test
    void isOneLineOfJson() {
        assertThat(verdict("SUCCEEDED", 0, 0).json())
                .isEqualTo("{\"partners\":30,\"items\":900,\"applied\":890,\"unchanged\":10,\"failed\":0,"
                        + "\"mismatches\":0,\"seconds\":2.3}");
    }

    @Test
    void isGoodOnlyWhenTheRunSucceededAndEveryQuantityIsRight() {
        assertThat(verdict("SUCCEEDED", 0, 0).good()).isTrue();
        assertThat(verdict("PARTLY_FAILED", 0, 0).good()).isFalse();
        assertThat(verdict("NOTHING_TO_SYNC", 0, 0).good()).isFalse();
        assertThat(verdict("SUCCEEDED", 1, 0).good()).isFalse();
        assertThat(verdict("SUCCEEDED", 0, 1).good()).isFalse();
    }

    private static Verdict verdict(String status, int failed, int mismatches) {
        Run run = new Run("id", status, "API", 30, 30, 900, 890 - failed, 10, failed, null, List.of());
        return new Verdict(run, new Comparison(900, mismatches, null), Duration.ofMillis(2345));
    }
}
