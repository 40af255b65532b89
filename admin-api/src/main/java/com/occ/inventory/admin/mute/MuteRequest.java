package com.occ.inventory.admin.mute;

import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.door.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a partner is to be muted.
 *
 * @param hours from now on; either this or {@code until}
 * @param until the end
 * @param reason for whoever finds it muted
 */
record MuteRequest(Integer hours, Instant until, String reason) {
    static final int MOST_HOURS = 30 * 24;

    /** With its end and its reason as they are stored. */
    record Checked(Instant until, String reason) {}

    /** @throws Problem that names every fault at once */
    Checked checked(Instant now) {
        List<Fault> faults = new ArrayList<>();
        Instant end = null;
        if (hours != null && until != null) {
            faults.add(Fault.ofField("hours", "give either hours or until, not both"));
        } else if (hours != null) {
            if (hours < 1 || hours > MOST_HOURS) {
                faults.add(Fault.ofField("hours", "must be 1 to " + MOST_HOURS + " (30 days), not " + hours));
            } else {
                end = now.plus(Duration.ofHours(hours));
            }
        } else if (until == null) {
            faults.add(Fault.ofField("hours", "say for how many hours, 1 to " + MOST_HOURS + " (30 days)"));
        } else if (!until.isAfter(now) || until.isAfter(now.plus(Duration.ofHours(MOST_HOURS)))) {
            faults.add(Fault.ofField("until", "must be in the future, and within 30 days"));
        } else {
            end = until;
        }
        String why = reason == null ? "" : reason.strip();
        String fault = Reason.fault(why);
        if (fault != null) {
            faults.add(Fault.ofField("reason", fault));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("The partner was not muted.", faults);
        }
        return new Checked(end, why);
    }
}
