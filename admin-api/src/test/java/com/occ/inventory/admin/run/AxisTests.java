package com.occ.inventory.admin.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.run.Axis.Lane;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AxisTests {
    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    private final Axis axis = new Axis(TEN, TEN.plusSeconds(100));

    @Test
    void setsTheWaitApartFromTheWork() {
        assertThat(axis.lane(TEN, TEN.plusSeconds(20), TEN.plusSeconds(50))).isEqualTo(new Lane(0, 200, 200, 300));
    }

    @Test
    void whatGoesOnReachesUntilNow() {
        assertThat(axis.lane(TEN, TEN.plusSeconds(20), null)).isEqualTo(new Lane(0, 200, 200, 800));
        assertThat(axis.lane(TEN, null, null)).isEqualTo(new Lane(0, 1000, 1000, 0));
    }

    @Test
    void showsWhatTookNoTimeAndKeepsWithinTheLine() {
        Lane short0 = axis.lane(TEN, TEN.plusSeconds(100), TEN.plusSeconds(100));
        assertThat(short0.workWidth()).isPositive();
        assertThat(short0.workX() + short0.workWidth()).isLessThanOrEqualTo(1000);
        assertThat(axis.lane(TEN.minusSeconds(9), TEN.plusSeconds(10), TEN.plusSeconds(900)))
                .isEqualTo(new Lane(0, 100, 100, 900));
    }

    @Test
    void whatEndedWithoutWorkHasNone() {
        assertThat(axis.lane(TEN, null, TEN)).isEqualTo(new Lane(0, 0, 0, 0));
    }
}
