package com.occ.inventory.admin.schedule;

import com.occ.inventory.message.SettingsDocument.Schedule;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A schedule as people say it. Slots are counted from midnight UTC of Thursday, 1 January 1970. */
final class ScheduleWords {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int WEEK = 7 * DAY;
    private static final int MOST_NAMED = 6;

    private ScheduleWords() {}

    static String of(Schedule schedule) {
        int minutes = schedule.intervalMinutes();
        return schedule.enabled() ? every(minutes) + when(minutes) : "Off: nothing runs by itself";
    }

    private static String every(int minutes) {
        if (minutes % WEEK == 0) {
            return times(minutes / WEEK, "week");
        }
        if (minutes % DAY == 0) {
            return times(minutes / DAY, "day");
        }
        return minutes % HOUR == 0 ? times(minutes / HOUR, "hour") : times(minutes, "minute");
    }

    private static String times(int count, String unit) {
        return count == 1 ? "Every " + unit : "Every " + count + " " + unit + "s";
    }

    private static String when(int minutes) {
        if (minutes == 1) {
            return "";
        }
        if (HOUR % minutes == 0) {
            int times = HOUR / minutes;
            return times <= MOST_NAMED
                    ? ", at " + named(times, at -> ":%02d".formatted(at * minutes)) + " UTC"
                    : ", from :00 UTC on";
        }
        if (DAY % minutes == 0) {
            int times = DAY / minutes;
            return times <= MOST_NAMED
                    ? ", at " + named(times, at -> clock(at * minutes)) + " UTC"
                    : ", from 00:00 UTC on";
        }
        if (minutes % DAY == 0) {
            return minutes == WEEK ? ", on Thursday at 00:00 UTC" : ", at 00:00 UTC";
        }
        return ", at times that move from day to day";
    }

    private static String clock(int minutes) {
        return "%02d:%02d".formatted(minutes / HOUR, minutes % HOUR);
    }

    private static String named(int times, java.util.function.IntFunction<String> name) {
        String all = IntStream.range(0, times).mapToObj(name).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return last < 0 ? all : all.substring(0, last) + " and " + all.substring(last + 2);
    }
}
