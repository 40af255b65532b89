package com.occ.inventory.admin.schedule;

import com.occ.inventory.admin.schedule.Schedules.Settings;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.message.SyncRules.GonePolicy;
import com.occ.inventory.schedule.Slot;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The schedule as callers see it.
 *
 * @param words the same for people
 * @param nextRuns when the next slots begin; none while the schedule is off
 */
public record ScheduleView(
        boolean enabled,
        int intervalMinutes,
        Instant since,
        GonePolicy variantGone,
        String words,
        List<Instant> nextRuns) {
    private static final int SHOWN_RUNS = 5;

    static ScheduleView of(Settings settings, Instant now) {
        Schedule schedule = settings.schedule();
        return new ScheduleView(
                schedule.enabled(),
                schedule.intervalMinutes(),
                schedule.since(),
                settings.variantGone(),
                ScheduleWords.of(schedule),
                Stream.iterate(Slot.at(schedule, now).next(), Slot::next)
                        .map(Slot::start)
                        .limit(schedule.enabled() ? SHOWN_RUNS : 0)
                        .toList());
    }
}
