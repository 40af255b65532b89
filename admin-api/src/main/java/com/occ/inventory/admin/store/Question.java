package com.occ.inventory.admin.store;

import com.occ.inventory.message.QuestionFailure;
import com.occ.inventory.message.StoreDescribed;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What was asked about a store, and how far the answer is.
 *
 * @param partner null for the OCC store
 * @param lines of a catalogue that have come so far
 * @param description of a store, when that was asked and answered
 */
public record Question(
        UUID id,
        Kind kind,
        String partner,
        String askedBy,
        Instant askedAt,
        Instant notAfter,
        Instant begunAt,
        Instant answeredAt,
        int lines,
        StoreDescribed description,
        QuestionFailure failure) {

    public enum Kind {
        CONNECTION,
        CATALOGUE
    }

    public enum State {
        ASKED,
        READING,
        ANSWERED,
        FAILED,
        NO_ANSWER
    }

    public State state(Instant now, Duration patience) {
        if (answeredAt != null) {
            return failure == null ? State.ANSWERED : State.FAILED;
        }
        boolean late = begunAt == null ? now.isAfter(askedAt.plus(patience)) : now.isAfter(notAfter);
        if (late) {
            return State.NO_ANSWER;
        }
        return begunAt == null ? State.ASKED : State.READING;
    }

    /** What went wrong and what to do; null while nothing did. */
    public String trouble(Instant now, Duration patience) {
        return switch (state(now, patience)) {
            case ASKED, READING, ANSWERED -> null;
            case FAILED -> failure.message();
            case NO_ANSWER ->
                begunAt == null
                        ? "no answer from " + service() + " within " + patience.toSeconds() + " s: is it running?"
                        : service() + " did not finish within "
                                + Duration.between(askedAt, notAfter).toMinutes()
                                + " min: read the catalogues again";
        };
    }

    private String service() {
        return partner == null ? "store-updater" : "partner-fetcher";
    }
}
