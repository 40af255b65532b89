package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.DeliveryStatus;
import com.occ.inventory.notifier.channel.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What follows from an attempt.
 *
 * @param mayHaveArrived whether its incidents are told by it: it was taken, or nobody will ever know
 * @param keepsLetter whether the very same letter is sent again
 * @param message why it did not succeed; null when it did
 * @param nextAttemptAt null unless it waits
 * @param lines those of this envelope
 * @param further those for the next envelope to the same recipient; none while this one waits
 */
record Outcome(
        DeliveryStatus status,
        boolean mayHaveArrived,
        boolean keepsLetter,
        String message,
        Instant nextAttemptAt,
        List<Line> lines,
        List<Line> further) {

    /**
     * So often a mail is handed over that no server says it took: whoever got it each time has it as often. What goes by HTTP is
     * known by its key, so it goes on until it is given up.
     */
    static final int MOST_UNANSWERED = 3;

    static Outcome of(Envelope envelope, Attempt attempt, Instant now, Patience patience) {
        if (attempt instanceof Attempt.Sent) {
            return ended(DeliveryStatus.SENT, true, null, envelope);
        }
        if (attempt instanceof Attempt.Rejected rejected) {
            return ended(DeliveryStatus.FAILED, false, rejected.why(), envelope);
        }
        boolean unsure = attempt instanceof Attempt.Unsure;
        String why = attempt instanceof Attempt.Failed failed ? failed.why() : ((Attempt.Unsure) attempt).why();
        if (envelope.test()) {
            return ended(DeliveryStatus.FAILED, unsure, why, envelope);
        }
        if (unsure && envelope.channel() == AlertChannel.SMTP && envelope.handed() >= MOST_UNANSWERED) {
            return ended(
                    DeliveryStatus.FAILED,
                    true,
                    "may have arrived: it was handed over " + envelope.handed() + " times without an answer; " + why,
                    envelope);
        }
        Instant tooOld = now.minus(patience.giveUp());
        if (envelope.createdAt().isAfter(tooOld)) {
            Duration pause = unsure ? patience.unanswered(envelope.handed()) : patience.after(envelope.attempts());
            return new Outcome(
                    DeliveryStatus.WAITING, false, unsure, why, now.plus(pause), envelope.lines(), List.of());
        }
        String givenUp = "given up after " + patience.giveUp().toHours() + " hours: " + why;
        if (unsure) {
            return ended(DeliveryStatus.FAILED, true, givenUp, envelope);
        }
        // What joined later has not had its time yet.
        return new Outcome(
                DeliveryStatus.FAILED,
                false,
                true,
                givenUp,
                null,
                envelope.lines().stream()
                        .filter(line -> !line.at().isAfter(tooOld))
                        .toList(),
                envelope.lines().stream()
                        .filter(line -> line.at().isAfter(tooOld))
                        .toList());
    }

    private static Outcome ended(DeliveryStatus status, boolean mayHaveArrived, String message, Envelope envelope) {
        return new Outcome(status, mayHaveArrived, true, message, null, envelope.told(), envelope.further());
    }
}
