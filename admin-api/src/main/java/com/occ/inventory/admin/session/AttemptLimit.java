package com.occ.inventory.admin.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How often a name and an address may try to sign in within a while. */
final class AttemptLimit {
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_NAME = 10;
    static final int PER_ADDRESS = 50;

    private AttemptLimit() {}

    /** How long to wait before the next attempt; empty when this one is allowed. */
    static Optional<Duration> wait(Collection<Count> counts, Instant now) {
        return counts.stream()
                .filter(Count::tooMany)
                .map(count -> Duration.between(now, count.since().plus(WINDOW)))
                .max(Comparator.naturalOrder())
                .map(wait -> wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait);
    }

    /**
     * @param attempts this one included
     * @param since when the first of them was
     */
    record Count(Subject subject, int attempts, Instant since) {
        boolean tooMany() {
            return attempts > (subject == Subject.NAME ? PER_NAME : PER_ADDRESS);
        }
    }

    enum Subject {
        NAME,
        ADDRESS
    }
}
