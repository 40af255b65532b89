package com.occ.inventory.message;

import java.time.Instant;

/** The settings that operators change at run time, whole. Readers replace what they have when the version is newer. */
public record SettingsDocument(long version, Schedule schedule, SyncRules rules, AlertSettings alerts)
        implements Event {

    public SettingsDocument {
        // Senders of an earlier version do not know of it.
        alerts = alerts == null ? AlertSettings.defaults() : alerts;
    }

    public SettingsDocument(long version, Schedule schedule, SyncRules rules) {
        this(version, schedule, rules, null);
    }

    /**
     * @param intervalMinutes slots start at multiples of this, counted from midnight UTC of 1970-01-01
     * @param since when the schedule was last switched or its interval changed: slots that began earlier are not made up for
     */
    public record Schedule(boolean enabled, int intervalMinutes, Instant since) {
        public static final int MIN_MINUTES = 1;
        public static final int MAX_MINUTES = 7 * 24 * 60;

        public Schedule {
            if (intervalMinutes < MIN_MINUTES || intervalMinutes > MAX_MINUTES) {
                throw new IllegalArgumentException("intervalMinutes is " + MIN_MINUTES + " to " + MAX_MINUTES
                        + " (a week), not " + intervalMinutes);
            }
        }
    }
}
