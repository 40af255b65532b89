package com.occ.inventory.admin.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;

/** Values in the words and forms that people read. Templates know it as {@code show}. */
public final class Show {
    public static final Show INSTANCE = new Show();
    private static final Set<String> ABBREVIATIONS = Set.of("API", "SMTP");
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Show() {}

    /** 12,345 */
    public String number(Number value) {
        return value == null ? "–" : String.format(Locale.ENGLISH, "%,d", value.longValue());
    }

    /** 1 item, 2 items */
    public String count(Number value, String one, String many) {
        return number(value) + " " + (value.longValue() == 1 ? one : many);
    }

    /** TOKEN_INVALID becomes "Token invalid". */
    public String words(Object name) {
        if (name == null) {
            return "–";
        }
        if (ABBREVIATIONS.contains(name.toString())) {
            return name.toString();
        }
        String text = name.toString().replace('_', ' ').toLowerCase(Locale.ENGLISH);
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    public String utc(Instant at) {
        return at == null ? "–" : UTC.format(at);
    }

    /** For machines, to the second. */
    public String iso(Instant at) {
        return at == null ? "" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** From one to the other, a dash when one is missing. */
    public String between(Instant from, Instant to) {
        return from == null || to == null ? "–" : duration(Duration.between(from, to));
    }

    /** 0.4 s, 12 s, 3 min 4 s, 2 h 5 min, 3 d 4 h */
    public String duration(Duration span) {
        if (span == null) {
            return "–";
        }
        long millis = Math.max(0, span.toMillis());
        if (millis < 10_000) {
            return String.format(Locale.ENGLISH, "%.1f s", millis / 1000.0);
        }
        long seconds = millis / 1000;
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return pair(seconds / 60, "min", seconds % 60, "s");
        }
        return seconds < 86_400
                ? pair(seconds / 3600, "h", seconds % 3600 / 60, "min")
                : pair(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** The colour of a state: ok, busy, warn (will recover), bad (needs a person) or idle. */
    public String tone(Object state) {
        if (state == null) {
            return "idle";
        }
        return switch (state.toString()) {
            case "SUCCEEDED", "HEALTHY", "RESOLVED", "CHANGED", "ALIVE", "REPLAYED", "SENT" -> "ok";
            case "RUNNING", "REQUESTED", "QUEUED", "WAITING", "CANCELLING", "PAUSING" -> "busy";
            case "PARTLY_FAILED", "WILL_RECOVER", "PAUSED", "SUSPICIOUS", "LATE", "WARNING" -> "warn";
            case "FAILED", "ACTION_REQUIRED", "OPEN", "UNAVAILABLE", "SILENT", "CRITICAL" -> "bad";
            default -> "idle";
        };
    }
}
