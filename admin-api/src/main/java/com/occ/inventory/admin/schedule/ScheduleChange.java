package com.occ.inventory.admin.schedule;

import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.schedule.Schedules.Settings;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.message.SyncRules.GonePolicy;
import java.time.Instant;
import java.util.List;

/**
 * What a caller wants the settings to be; null leaves a value as it is.
 *
 * @param variantGone what happens to OCC's item when the partner's variant is gone
 */
record ScheduleChange(Boolean enabled, Integer intervalMinutes, GonePolicy variantGone) {
    /** @throws Problem when the interval is none */
    ScheduleChange checked() {
        if (intervalMinutes != null
                && (intervalMinutes < Schedule.MIN_MINUTES || intervalMinutes > Schedule.MAX_MINUTES)) {
            throw Problem.invalid(
                    "The schedule was not changed.",
                    List.of(Fault.ofField(
                            "intervalMinutes",
                            "must be " + Schedule.MIN_MINUTES + " to " + Schedule.MAX_MINUTES + " (a week), not "
                                    + intervalMinutes)));
        }
        return this;
    }

    /** Equal to what was before when nothing changes; a changed schedule counts from now. */
    Settings applied(Settings before, Instant now) {
        Schedule old = before.schedule();
        boolean on = enabled == null ? old.enabled() : enabled;
        int minutes = intervalMinutes == null ? old.intervalMinutes() : intervalMinutes;
        boolean same = on == old.enabled() && minutes == old.intervalMinutes();
        return new Settings(
                same ? old : new Schedule(on, minutes, now), variantGone == null ? before.variantGone() : variantGone);
    }
}
