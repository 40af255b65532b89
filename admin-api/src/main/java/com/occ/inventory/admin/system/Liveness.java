package com.occ.inventory.admin.system;

import com.occ.inventory.admin.system.Heard.Process;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/** How long a silence means what. Later ones are worse, but for the last. */
public enum Liveness {
    ALIVE,
    /** Two were missed: busy, or just stopped. */
    LATE,
    SILENT,
    /** Silent, and another process has been started since in its place: an ordinary restart. */
    REPLACED;

    private static final Duration GRACE = Duration.ofSeconds(2);
    /** Where a new one is started before the old one is stopped. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    /** @param interval how often it said that it would be heard */
    static Liveness of(Instant now, Instant seenAt, Duration interval) {
        Duration silence = Duration.between(seenAt, now).minus(GRACE);
        if (silence.compareTo(interval.multipliedBy(2)) <= 0) {
            return ALIVE;
        }
        return silence.compareTo(interval.multipliedBy(6)) <= 0 ? LATE : SILENT;
    }

    /** @param all processes of the same service */
    static Liveness of(Instant now, Process process, Collection<Process> all) {
        Liveness alone = of(now, process.seenAt(), process.interval());
        boolean replaced = alone != ALIVE
                && all.stream()
                        .anyMatch(other -> other.startedAt().isAfter(process.startedAt())
                                && other.seenAt().isAfter(process.seenAt())
                                && of(now, other.seenAt(), other.interval()) == ALIVE
                                && !other.startedAt().isBefore(process.seenAt().minus(OVERLAP)));
        return replaced ? REPLACED : alone;
    }

    /** The service does its work as long as one of its processes does. SILENT when there is none. */
    static Liveness ofService(Instant now, Collection<Process> all) {
        return all.stream()
                .map(process -> of(now, process, all))
                .filter(state -> state != REPLACED)
                .min(Comparator.naturalOrder())
                .orElse(SILENT);
    }
}
