package com.occ.inventory.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.SettingsDocument.Schedule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlotTests {
    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    private static final Schedule HOURLY = new Schedule(true, 60, TEN);

    @Test
    void everyMomentOfASlotHasTheSameRun() {
        Slot early = Slot.at(HOURLY, TEN);
        Slot late = Slot.at(HOURLY, TEN.plusSeconds(3_599));

        assertThat(early).isEqualTo(late);
        assertThat(early.start()).isEqualTo(TEN);
        assertThat(early.requestId()).isEqualTo(late.requestId());
        assertThat(early.requestId().version()).isEqualTo(5);
        assertThat(early.next().requestId()).isNotEqualTo(early.requestId());
    }

    @Test
    void aSlotIsDueOnlyIfTheScheduleWasOnWhenItBegan() {
        Slot ten = Slot.at(HOURLY, TEN.plusSeconds(60));

        assertThat(ten.due(HOURLY)).isTrue();
        assertThat(ten.due(new Schedule(true, 60, TEN.plusSeconds(1)))).isFalse();
        assertThat(ten.due(new Schedule(false, 60, TEN))).isFalse();
    }

    @Test
    void slotsOfFifteenMinutesStartAtTheQuarters() {
        Schedule quarterly = new Schedule(true, 15, TEN);

        assertThat(Slot.at(quarterly, Instant.parse("2026-11-22T10:44:59Z")).start())
                .isEqualTo(Instant.parse("2026-11-22T10:30:00Z"));
    }
}
