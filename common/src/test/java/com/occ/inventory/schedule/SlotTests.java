package com.occ.inventory.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.SettingsDocument.Schedule;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
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

    @Test
    void theRunOfASlotIsTheSameInEveryVersion() {
        assertThat(Slot.at(HOURLY, TEN).requestId()).hasToString("3eab0208-6483-559b-858b-7c25e67131fa");
    }

    @Property
    void everyMomentLiesInItsSlotAndSlotsFollowWithoutAGap(
            @ForAll @IntRange(min = Schedule.MIN_MINUTES, max = Schedule.MAX_MINUTES) int minutes,
            @ForAll @LongRange(min = -10_000_000_000L, max = 10_000_000_000L) long second) {
        Schedule schedule = new Schedule(true, minutes, TEN);
        Instant now = Instant.ofEpochSecond(second);
        Slot slot = Slot.at(schedule, now);

        assertThat(now).isBetween(slot.start(), slot.next().start().minusNanos(1));
        assertThat(Slot.at(schedule, slot.next().start())).isEqualTo(slot.next());
        assertThat(Slot.at(schedule, slot.next().start().minusNanos(1))).isEqualTo(slot);
    }
}
