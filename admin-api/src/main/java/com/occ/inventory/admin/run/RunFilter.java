package com.occ.inventory.admin.run;

import com.occ.inventory.admin.door.Choice;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Trigger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which runs to list; null leaves a condition out.
 *
 * @param from runs that were requested at this moment or later
 * @param to runs that were requested before this moment
 */
public record RunFilter(RunStatus status, String partner, Trigger trigger, Instant from, Instant to) {
    static final RunFilter ALL = new RunFilter(null, null, null, null, null);

    /** As it stands in an address. Times are instants, or days of UTC, of which {@code to} is the last one that counts. */
    static RunFilter of(String status, String partner, String trigger, String from, String to) {
        return new RunFilter(
                Choice.of("status", status, RunStatus.class),
                blank(partner) ? null : partner.strip(),
                Choice.of("trigger", trigger, Trigger.class),
                time("from", from, 0),
                time("to", to, 1));
    }

    public boolean any() {
        return !equals(ALL);
    }

    private static Instant time(String parameter, String text, int days) {
        if (blank(text)) {
            return null;
        }
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException unreadable) {
            throw Problem.badRequest(
                    parameter + " must be a day such as 2026-11-22 or a time such as" + " 2026-11-22T08:00:00Z.");
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
