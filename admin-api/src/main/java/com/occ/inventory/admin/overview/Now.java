package com.occ.inventory.admin.overview;

import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.schedule.Slot;
import java.time.Instant;

/** What partners' states are measured by. */
record Now(Schedule schedule, OccStore.State store, Instant at) {

    /** Null while the schedule is off. */
    Instant nextRun() {
        return schedule.enabled() ? Slot.at(schedule, at).next().start() : null;
    }
}
