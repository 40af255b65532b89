package com.occ.inventory.notifier.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Whether anything still moves.
 *
 * @param expected whether runs are to be expected at all
 * @param lastSign when a run last finished, or later, when runs began to be expected
 * @param limit how long there may be none
 */
public record Stillness(boolean expected, Instant lastSign, Duration limit, Instant now) {
    /** The cause of the pipeline's incident. */
    static final String NO_RUNS = "NO_RUNS";

    static final Instant STORE_UNAVAILABLE = Instant.MAX;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /**
     * What is new in this; nothing when it is known.
     *
     * @param storeWellSince that runs wait for the store is the store's incident, not another one: time counts from here
     */
    Optional<Alert> alert(Standing standing, Instant storeWellSince) {
        boolean known = !standing.open().isEmpty();
        if (known && !(expected && longSince(lastSign))) {
            return Optional.of(
                    new Alert.Recovered(standing.subject(), false, null, recoveredAt(), standing.sequence() + 1));
        }
        if (!known && expected && longSince(lastSign) && longSince(storeWellSince)) {
            return Optional.of(Alert.single(
                    standing.subject(),
                    NO_RUNS,
                    "no run has finished since " + UTC.format(lastSign),
                    null,
                    lastSign,
                    now,
                    standing.sequence() + 1));
        }
        return Optional.empty();
    }

    private Instant recoveredAt() {
        return expected ? lastSign : now;
    }

    private boolean longSince(Instant instant) {
        return instant.isBefore(now.minus(limit));
    }
}
