package com.occ.inventory.admin.overview;

import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.schedule.Staleness;
import java.time.Instant;

/** How old a partner's numbers are, measured by how often they should be renewed. */
public enum Freshness {
    FRESH,
    /** A run or two were missed. */
    LATE,
    /** So many were missed that something must be wrong. */
    STALE,
    /** There are none yet, or nothing renews them regularly. */
    UNKNOWN;

    private static final int LATE_AFTER = 2;

    /** Counted from when the schedule began at the earliest: nothing was missed before. */
    static Freshness of(Instant success, Schedule schedule, Instant now) {
        if (success == null || !schedule.enabled()) {
            return UNKNOWN;
        }
        Instant since = success.isAfter(schedule.since()) ? success : schedule.since();
        if (since.isBefore(staleBefore(schedule, now))) {
            return STALE;
        }
        return since.isBefore(now.minus(Staleness.intervals(schedule, LATE_AFTER))) ? LATE : FRESH;
    }

    static Instant staleBefore(Schedule schedule, Instant now) {
        return now.minus(Staleness.limit(schedule));
    }
}
