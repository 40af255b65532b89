package com.occ.inventory.notifier.delivery;

import static com.occ.inventory.notifier.delivery.Example.ID;
import static com.occ.inventory.notifier.delivery.Example.TEN;
import static com.occ.inventory.notifier.delivery.Example.after;
import static com.occ.inventory.notifier.delivery.Example.envelope;
import static com.occ.inventory.notifier.delivery.Example.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.DeliveryStatus;
import com.occ.inventory.notifier.channel.Attempt;
import com.occ.inventory.notifier.letter.Notice.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutcomeTests {
    private static final Line FIRST = line(ID, Occasion.OPENED, TEN);
    private static final Line LATER = line(ID, Occasion.REMINDER, after("PT24H"));
    private static final Envelope ENVELOPE = envelope(List.of(FIRST, LATER), 1);

    @Test
    void whatWasSentIsDoneAndWhatJoinedMeanwhileFollows() {
        assertThat(outcome(new Attempt.Sent(), TEN))
                .isEqualTo(new Outcome(DeliveryStatus.SENT, true, true, null, null, List.of(FIRST), List.of(LATER)));
        assertThat(outcome(new Attempt.Rejected("no such address"), TEN))
                .isEqualTo(new Outcome(
                        DeliveryStatus.FAILED, false, true, "no such address", null, List.of(FIRST), List.of(LATER)));
    }

    @Test
    void whatSurelyFailedIsWrittenAnewAndWhatMayHaveArrivedIsNot() {
        assertThat(outcome(new Attempt.Failed("refused"), TEN))
                .isEqualTo(new Outcome(
                        DeliveryStatus.WAITING,
                        false,
                        false,
                        "refused",
                        after("PT5S"),
                        List.of(FIRST, LATER),
                        List.of()));
        assertThat(outcome(new Attempt.Unsure("timed out"), TEN))
                .isEqualTo(new Outcome(
                        DeliveryStatus.WAITING,
                        false,
                        true,
                        "timed out",
                        after("PT30S"),
                        List.of(FIRST, LATER),
                        List.of()));
    }

    @Test
    void givesUpAfterThreeDaysWhatIsSoOldAndNothingElse() {
        assertThat(outcome(new Attempt.Failed("refused"), after("PT72H")))
                .isEqualTo(new Outcome(
                        DeliveryStatus.FAILED,
                        false,
                        true,
                        "given up after 72 hours: refused",
                        null,
                        List.of(FIRST),
                        List.of(LATER)));
        assertThat(outcome(new Attempt.Unsure("timed out"), after("PT72H")).status())
                .isEqualTo(DeliveryStatus.FAILED);
    }

    @Test
    void waitsLongerFromAttemptToAttemptAndNeverAllAtTheSameMoment() {
        Patience even = new Patience(() -> 0.5, Duration.ofDays(3));
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(even::after).map(Duration::toSeconds))
                .containsExactly(5L, 15L, 60L, 120L, 300L, 300L, 300L);
        assertThat(new Patience(() -> 0, Duration.ofDays(3)).after(9)).isEqualTo(Duration.ofSeconds(270));
        assertThat(new Patience(() -> 1, Duration.ofDays(3)).after(9)).isEqualTo(Duration.ofSeconds(330));
    }

    @Test
    void whatIsNeverAnsweredIsHandedOverThreeTimesAndThenTakenForTold() {
        Envelope second = ENVELOPE.closed(ENVELOPE.channel(), ENVELOPE.letter());
        assertThat(outcome(second, new Attempt.Unsure("no answer"), TEN).nextAttemptAt())
                .isEqualTo(after("PT5M"));

        Envelope third = second.closed(ENVELOPE.channel(), ENVELOPE.letter());
        assertThat(outcome(third, new Attempt.Unsure("no answer"), TEN))
                .isEqualTo(new Outcome(
                        DeliveryStatus.FAILED,
                        true,
                        true,
                        "may have arrived: it was handed over 3 times without an answer; no answer",
                        null,
                        List.of(FIRST),
                        List.of(LATER)));
    }

    @Test
    void whatIsKnownByItsKeyIsHandedOverUntilItIsGivenUp() {
        Envelope webhook = ENVELOPE;
        for (int handed = 1; handed < 9; handed++) {
            webhook = webhook.closed(AlertChannel.WEBHOOK, ENVELOPE.letter());
        }

        assertThat(outcome(webhook, new Attempt.Unsure("503"), TEN))
                .extracting(Outcome::status, Outcome::keepsLetter, Outcome::nextAttemptAt)
                .containsExactly(DeliveryStatus.WAITING, true, after("PT5M"));
    }

    private static Outcome outcome(Attempt attempt, Instant now) {
        return outcome(ENVELOPE, attempt, now);
    }

    private static Outcome outcome(Envelope envelope, Attempt attempt, Instant now) {
        return Outcome.of(envelope, attempt, now, new Patience(() -> 0.5, Duration.ofDays(3)));
    }
}
