package com.occ.inventory.notifier.incident;

import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.messaging.RejectedMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody's news about a subject, all of it: what it does not name is not so. The sequence grows with each news of the same subject. */
sealed interface Alert {
    Subject subject();

    /** The run that showed it; null when none did. */
    UUID runId();

    Instant at();

    long sequence();

    /** @param failings all that is wrong with the subject, each cause once */
    record Failing(
            Subject subject,
            String partnerName,
            List<FailureThresholdReached.Failing> failings,
            Instant lastSucceededAt,
            UUID runId,
            Instant at,
            long sequence)
            implements Alert {
        public Failing {
            require(at, "the time when it was found");
            failings = eachCauseOnce(failings);
        }
    }

    /** @param removed whether the subject itself is gone */
    record Recovered(Subject subject, boolean removed, UUID runId, Instant at, long sequence) implements Alert {
        public Recovered {
            require(at, "the time of the recovery");
        }
    }

    static Alert of(FailureThresholdReached event) {
        return new Failing(
                partner(event.partner()),
                Text.storable(event.partnerName()),
                event.failings(),
                event.lastSucceededAt(),
                event.runId(),
                event.at(),
                event.sequence());
    }

    static Alert of(PartnerRecovered event) {
        return new Recovered(partner(event.partner()), event.removed(), event.runId(), event.at(), event.sequence());
    }

    static Alert of(StoreUnavailable event) {
        String cause = event.kind() == null ? null : event.kind().name();
        return single(
                Subject.STORE,
                cause,
                event.message(),
                event.requestId(),
                event.since(),
                event.since(),
                event.sequence());
    }

    static Alert of(StoreRecovered event) {
        return new Recovered(Subject.STORE, false, null, event.at(), event.sequence());
    }

    /** About a subject that is not made of items, and has one thing wrong with it. */
    static Failing single(
            Subject subject, String cause, String message, String requestId, Instant since, Instant at, long sequence) {
        var failing = new FailureThresholdReached.Failing(cause, message, requestId, since, 0, 0, 0, List.of());
        return new Failing(subject, null, List.of(failing), null, null, at, sequence);
    }

    private static List<FailureThresholdReached.Failing> eachCauseOnce(
            Collection<FailureThresholdReached.Failing> failings) {
        Map<String, FailureThresholdReached.Failing> byCause = new LinkedHashMap<>();
        for (FailureThresholdReached.Failing failing : failings) {
            require(failing.cause(), "a cause");
            require(failing.since(), "the time since when");
            byCause.putIfAbsent(failing.cause(), Text.storable(failing));
        }
        if (byCause.isEmpty()) {
            throw new RejectedMessage("an alert needs a cause");
        }
        return List.copyOf(byCause.values());
    }

    private static Subject partner(String key) {
        require(key, "a partner");
        return Subject.partner(key);
    }

    private static void require(Object value, String what) {
        if (value == null) {
            throw new RejectedMessage("an alert needs " + what);
        }
    }
}
