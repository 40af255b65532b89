package com.occ.inventory.schedule;

import com.occ.inventory.message.SettingsDocument.Schedule;
import java.time.Duration;

/** How old a partner's numbers may be before something must be wrong, on the pages and in the meters alike. */
public final class Staleness {
    /** A run takes its time, however short the interval. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private static final int STALE_AFTER = 4;

    private Staleness() {}

    /** Older than this is stale. */
    public static Duration limit(Schedule schedule) {
        return intervals(schedule, STALE_AFTER);
    }

    /** So many intervals, and the time that a run takes. */
    public static Duration intervals(Schedule schedule, int count) {
        return Duration.ofMinutes((long) schedule.intervalMinutes() * count).plus(GRACE);
    }
}
