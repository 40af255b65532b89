package com.occ.inventory.notifier.incident;

import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.messaging.RejectedMessage;
import java.time.Instant;

/** Somebody's news about a subject. The sequence grows with each news of the same subject. */
sealed interface Alert {
    Subject subject();

    long sequence();

    /** @param since when the failing began */
    record Failing(Subject subject, String cause, String message, String requestId, Instant since, long sequence)
            implements Alert {
        public Failing {
            require(cause, "a cause");
            require(since, "the time since when");
        }
    }

    record Recovered(Subject subject, Instant at, long sequence) implements Alert {
        public Recovered {
            require(at, "the time of the recovery");
        }
    }

    static Alert of(FailureThresholdReached event) {
        return new Failing(
                partner(event.partner()),
                event.cause(),
                event.message(),
                event.requestId(),
                event.since(),
                event.sequence());
    }

    static Alert of(PartnerRecovered event) {
        return new Recovered(partner(event.partner()), event.at(), event.sequence());
    }

    static Alert of(StoreUnavailable event) {
        String cause = event.kind() == null ? null : event.kind().name();
        return new Failing(Subject.STORE, cause, event.message(), event.requestId(), event.since(), event.sequence());
    }

    static Alert of(StoreRecovered event) {
        return new Recovered(Subject.STORE, event.at(), event.sequence());
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
