package com.occ.inventory.notifier.incident;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that a person must know, once, for as long as it lasts.
 *
 * @param openedAt when the failing began
 * @param resolvedAt null while it is open
 */
record Incident(
        UUID id,
        Subject subject,
        String cause,
        String message,
        String requestId,
        Instant openedAt,
        Instant resolvedAt) {

    static Incident opened(Alert.Failing alert) {
        return new Incident(
                UUID.randomUUID(),
                alert.subject(),
                alert.cause(),
                alert.message(),
                alert.requestId(),
                alert.since(),
                null);
    }

    boolean open() {
        return resolvedAt == null;
    }

    /** The same incident, as the newest alert words it. */
    Incident refreshed(Alert.Failing alert) {
        return new Incident(id, subject, alert.cause(), alert.message(), alert.requestId(), openedAt, null);
    }

    Incident resolved(Instant at) {
        return new Incident(id, subject, cause, message, requestId, openedAt, at);
    }

    /** A partner has an incident a cause; the store has one whatever the cause, as nothing moves either way. */
    boolean concerns(Alert.Failing alert) {
        return subject.equals(alert.subject()) && (subject.equals(Subject.STORE) || cause.equals(alert.cause()));
    }
}
