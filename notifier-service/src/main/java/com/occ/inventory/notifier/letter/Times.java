package com.occ.inventory.notifier.letter;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them. A letter does not know its reader's zone, so they are all in UTC and say so. */
final class Times {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    static String at(Instant time) {
        return time == null ? "a time that is not known" : AT.format(time);
    }

    /** The two largest units: {@code 2 h 14 min}. */
    static String lasting(Instant from, Instant to) {
        Duration duration =
                from == null || to == null || to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
        if (duration.toDays() > 0) {
            return with(duration.toDays(), duration.toDays() == 1 ? "day" : "days", duration.toHoursPart(), "h");
        }
        if (duration.toHours() > 0) {
            return with(duration.toHours(), "h", duration.toMinutesPart(), "min");
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : "less than a minute";
    }

    private static String with(long larger, String unit, long smaller, String smallerUnit) {
        return larger + " " + unit + (smaller == 0 ? "" : " " + smaller + " " + smallerUnit);
    }
}
