package com.occ.inventory.admin.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.schedule.Slot;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleWordsTests {
    private static final Instant NOW = Instant.parse("2026-11-22T10:20:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|Every minute",
                "5|Every 5 minutes, from :00 UTC on",
                "15|Every 15 minutes, at :00, :15, :30 and :45 UTC",
                "30|Every 30 minutes, at :00 and :30 UTC",
                "45|Every 45 minutes, from 00:00 UTC on",
                "50|Every 50 minutes, at times that move from day to day",
                "60|Every hour, at :00 UTC",
                "120|Every 2 hours, from 00:00 UTC on",
                "300|Every 5 hours, at times that move from day to day",
                "480|Every 8 hours, at 00:00, 08:00 and 16:00 UTC",
                "1440|Every day, at 00:00 UTC",
                "2880|Every 2 days, at 00:00 UTC",
                "10080|Every week, on Thursday at 00:00 UTC"
            })
    void saysHowOftenAndWhen(int minutes, String words) {
        assertThat(ScheduleWords.of(new Schedule(true, minutes, NOW))).isEqualTo(words);
    }

    @Test
    void aWeekBeginsWhereItsSlotDoes() {
        Instant start =
                Slot.at(new Schedule(true, Schedule.MAX_MINUTES, NOW), NOW).start();

        assertThat(start.atOffset(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.THURSDAY);
    }

    @Test
    void saysThatItIsOff() {
        assertThat(ScheduleWords.of(new Schedule(false, 60, NOW))).startsWith("Off");
    }
}
