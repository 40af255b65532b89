package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.Severity;
import com.occ.inventory.notifier.letter.Notice.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An incident, as far as it matters for telling it.
 *
 * @param partner null unless a partner is concerned
 * @param removed whether the partner is not synced any more: deleted, paused or without mappings
 * @param opened how many times it was opened
 * @param resolvedAt null while it is open
 * @param turn what opened or resolved it last
 * @param told what people were last told of it
 */
record Tellable(
        UUID id,
        String partner,
        Severity severity,
        boolean removed,
        int opened,
        Instant resolvedAt,
        Turn turn,
        Told told) {

    /**
     * @param ofRun whether a run did it
     * @param runEndedAt null when there is no such run, or it still goes on
     */
    record Turn(Instant notedAt, boolean ofRun, Instant runEndedAt) {
        boolean runOver() {
            return !ofRun || runEndedAt != null;
        }

        /** When it was known, and its run was over. */
        Instant completeAt() {
            return runEndedAt != null && runEndedAt.isAfter(notedAt) ? runEndedAt : notedAt;
        }
    }

    /**
     * @param belief after all that was said, also when it is still under way
     * @param known what the letters say that somebody got
     * @param saidAt when it was decided to tell that; null when nothing was
     * @param sentAt when somebody last got it; null when nobody did
     * @param lost null unless nobody got what was said last
     */
    record Told(Belief belief, Belief known, Instant saidAt, Instant sentAt, Lost lost) {
        static final Told NOTHING = new Told(Belief.NOTHING, Belief.NOTHING, null, null, null);

        /** The last word about it. */
        Instant lastAt() {
            return sentAt != null && sentAt.isAfter(saidAt) ? sentAt : saidAt;
        }
    }

    /**
     * A word that nobody got.
     *
     * @param saidTo those who were to get it, see {@link Circumstances#audience}
     * @param againAt when it is said again, even to them
     */
    record Lost(String saidTo, Instant againAt) {}

    /** What people believe after what they were told. */
    enum Belief {
        NOTHING,
        OPEN,
        OVER;

        static Belief after(Occasion occasion) {
            return occasion == Occasion.RESOLVED ? OVER : OPEN;
        }
    }

    boolean open() {
        return resolvedAt == null;
    }

    /** Whether it was resolved so lately that it may open again. */
    boolean mayReopen(Instant now, Duration flapWindow) {
        return !open() && !removed && now.isBefore(resolvedAt.plus(flapWindow));
    }
}
