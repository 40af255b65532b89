package com.occ.inventory.notifier.incident;

import com.occ.inventory.message.FailureThresholdReached.Failing;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that a person must know, once, for as long as it lasts.
 *
 * @param opened how many times it was opened: more than once when it flaps
 * @param openedAt when the failing began, the first time
 * @param failingSince when it began, the last time
 * @param resolvedAt null while it is open
 * @param turn what opened or resolved it last
 */
record Incident(
        UUID id,
        Subject subject,
        String cause,
        String message,
        String requestId,
        Details details,
        int opened,
        Instant openedAt,
        Instant failingSince,
        Instant resolvedAt,
        Turn turn) {

    /**
     * @param runId in which it turned; null when that was in no run
     * @param notedAt when the notifier learnt of it
     */
    record Turn(UUID runId, Instant notedAt) {}

    static Incident opened(Alert.Failing alert, Failing failing, Instant now) {
        return new Incident(
                UUID.randomUUID(),
                alert.subject(),
                failing.cause(),
                failing.message(),
                failing.requestId(),
                Details.of(alert, failing),
                1,
                failing.since(),
                failing.since(),
                null,
                new Turn(alert.runId(), now));
    }

    boolean open() {
        return resolvedAt == null;
    }

    /** The same incident, as the newest alert words it. */
    Incident refreshed(Alert.Failing alert, Failing failing) {
        return worded(alert, failing, opened, turn);
    }

    Incident reopened(Alert.Failing alert, Failing failing, Instant now) {
        return worded(alert, failing, opened + 1, new Turn(alert.runId(), now));
    }

    Incident resolved(Alert alert, boolean removed, Instant now) {
        return new Incident(
                id,
                subject,
                cause,
                message,
                requestId,
                removed ? details.afterRemoval() : details,
                opened,
                openedAt,
                failingSince,
                alert.at(),
                new Turn(alert.runId(), now));
    }

    /** A subject has an incident a cause; the store has one whatever the cause, as nothing moves either way. */
    boolean concerns(Failing failing) {
        return subject.equals(Subject.STORE) || cause.equals(failing.cause());
    }

    /** Whether what fails at this time is the same trouble again; of a partner that is not synced any more there is none left. */
    boolean flapsAt(Instant at, Duration window) {
        return !open() && !details.removed() && at.isBefore(resolvedAt.plus(window));
    }

    private Incident worded(Alert.Failing alert, Failing failing, int times, Turn newest) {
        return new Incident(
                id,
                subject,
                failing.cause(),
                failing.message(),
                failing.requestId(),
                Details.of(alert, failing),
                times,
                openedAt,
                failing.since(),
                null,
                newest);
    }
}
