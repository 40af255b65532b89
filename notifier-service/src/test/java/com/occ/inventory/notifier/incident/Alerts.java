package com.occ.inventory.notifier.incident;

import com.occ.inventory.message.FailureThresholdReached;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What owners say, for tests. */
final class Alerts {
    static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    static final UUID RUN = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private Alerts() {}

    static Alert.Failing failing(Subject subject, Instant at, long sequence, String... causes) {
        return new Alert.Failing(
                subject,
                "North Roastery",
                Arrays.stream(causes)
                        .map(cause -> of(cause, cause + " happened"))
                        .toList(),
                TEN,
                RUN,
                at,
                sequence);
    }

    static FailureThresholdReached.Failing of(String cause, String message) {
        return new FailureThresholdReached.Failing(cause, message, "req-" + cause, TEN, 1, 0, 0, List.of());
    }

    static Alert.Failing worded(Subject subject, String cause, String message, Instant at, long sequence) {
        return new Alert.Failing(subject, "North Roastery", List.of(of(cause, message)), TEN, RUN, at, sequence);
    }

    static Alert.Recovered recovered(Subject subject, Instant at, long sequence) {
        return new Alert.Recovered(subject, false, RUN, at, sequence);
    }
}
