package com.occ.inventory.message;

import java.time.Instant;
import java.util.List;

/**
 * When a person is told of failures, who, and how often.
 *
 * @param recipients mail addresses; when there are none those of the notifier's environment are used
 * @param reminderHours how long after the last word about an open incident people are reminded; 0 for never
 * @param recoveries whether people are told that an incident is over
 * @param mutes partners of whose incidents nobody is told for a time
 * @param webhook sealed by {@code TokenCipher} for {@link #OWNER} and the channel's name; null to use the environment's, if any
 * @param slack likewise
 */
public record AlertSettings(
        Thresholds thresholds,
        List<Recipient> recipients,
        int reminderHours,
        boolean recoveries,
        List<Mute> mutes,
        String webhook,
        String slack) {
    /** In place of a partner's key when a channel's address is sealed; the channel's name stands for the shop domain. */
    public static final String OWNER = "alert-channel";

    public static final int MOST_RECIPIENTS = 20;
    public static final int MOST_REMINDER_HOURS = 7 * 24;

    public AlertSettings {
        recipients = List.copyOf(recipients);
        mutes = List.copyOf(mutes);
        within("reminderHours", reminderHours, 0, MOST_REMINDER_HOURS);
        within("the number of recipients", recipients.size(), 0, MOST_RECIPIENTS);
    }

    public static AlertSettings defaults() {
        return new AlertSettings(Thresholds.defaults(), List.of(), 24, true, List.of(), null, null);
    }

    /**
     * @param failingPercent more than this share of a partner's attempted items must fail
     * @param failingRuns in so many full runs in a row
     * @param unreachableRuns how many full runs in a row a partner must be out of reach, frozen, locked or not found
     * @param silentMinutes after so long without a finished run while the schedule is on the system itself is taken for stuck; but
     *     never before twice the schedule's interval
     */
    public record Thresholds(int failingPercent, int failingRuns, int unreachableRuns, int silentMinutes) {
        public Thresholds {
            within("failingPercent", failingPercent, 1, 99);
            within("failingRuns", failingRuns, 1, 100);
            within("unreachableRuns", unreachableRuns, 1, 100);
            within("silentMinutes", silentMinutes, 5, 7 * 24 * 60);
        }

        public static Thresholds defaults() {
            return new Thresholds(50, 2, 1, 120);
        }
    }

    /** @param leastSeverity WARNING for everything, CRITICAL for that alone */
    public record Recipient(String address, Severity leastSeverity) {}

    public record Mute(String partner, Instant until) {}

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }
}
