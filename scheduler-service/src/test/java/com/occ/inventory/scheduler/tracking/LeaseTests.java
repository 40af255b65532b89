package com.occ.inventory.scheduler.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.scheduler.tracking.Verdict.Again;
import com.occ.inventory.scheduler.tracking.Verdict.Over;
import org.junit.jupiter.api.Test;

class LeaseTests {
    @Test
    void aJobIsDispatchedAFewTimesAndThenStalls() {
        assertThat(lease(0, true, true).verdict(3)).isEqualTo(new Again());
        assertThat(lease(1, true, true).verdict(3)).isEqualTo(new Again());
        assertThat(lease(2, true, true).verdict(3)).isInstanceOfSatisfying(Over.class, over -> {
            assertThat(over.ended().failure()).isEqualTo(PartnerFailure.STALLED);
            assertThat(over.ended().message()).contains("3 attempts", "1 of 4 pages");
        });
    }

    @Test
    void saysWhenNoFetcherTookTheJob() {
        assertThat(lease(0, true, false).verdict(1))
                .isInstanceOfSatisfying(
                        Over.class, over -> assertThat(over.ended().message()).contains("no fetcher"));
    }

    @Test
    void aDispatchThatNeverWentOutIsNobodysFault() {
        assertThat(lease(2, false, false).verdict(3)).isEqualTo(new Again());
    }

    private static Lease lease(int attempts, boolean sent, boolean taken) {
        return new Lease(new OpenJob(1, 7, "roastery", 4, attempts, false, null), sent, taken, 1);
    }
}
