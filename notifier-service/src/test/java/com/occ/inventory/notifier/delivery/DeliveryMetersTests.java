package com.occ.inventory.notifier.delivery;

import static com.occ.inventory.notifier.delivery.Example.ID;
import static com.occ.inventory.notifier.delivery.Example.TEN;
import static com.occ.inventory.notifier.delivery.Example.envelope;
import static com.occ.inventory.notifier.delivery.Example.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.DeliveryStatus;
import com.occ.inventory.notifier.channel.Attempt;
import com.occ.inventory.notifier.letter.Notice.Occasion;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DeliveryMetersTests {
    private static final Envelope ENVELOPE = envelope(List.of(line(ID, Occasion.OPENED, TEN)), 1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DeliveryMeters meters = new DeliveryMeters(registry);

    @Test
    void everySeriesIsThereFromTheStart() {
        assertThat(registry.get("alert.deliveries").counters())
                .hasSize(AlertChannel.values().length * 4)
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
    }

    @Test
    void eachAttemptHasOneResult() {
        settled(new Attempt.Sent(), DeliveryStatus.SENT);
        settled(new Attempt.Failed("no route"), DeliveryStatus.WAITING);
        settled(new Attempt.Unsure("no answer"), DeliveryStatus.WAITING);
        settled(new Attempt.Rejected("no such address"), DeliveryStatus.FAILED);
        settled(new Attempt.Failed("no route"), DeliveryStatus.FAILED);

        assertThat(count("sent")).isEqualTo(1);
        assertThat(count("failed")).isEqualTo(2);
        assertThat(count("refused")).isEqualTo(1);
        assertThat(count("given_up")).isEqualTo(1);
        assertThat(registry.get("alert.deliveries").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum())
                .isEqualTo(5);
    }

    @Test
    void aTestThatFailsWasNeverToBeTriedAgain() {
        assertThat(DeliveryMeters.result(true, new Attempt.Failed("no route"), DeliveryStatus.FAILED))
                .isEqualTo(DeliveryMeters.Result.FAILED);
    }

    private void settled(Attempt attempt, DeliveryStatus status) {
        meters.settled(ENVELOPE, attempt, new Outcome(status, false, false, null, null, List.of(), List.of()));
    }

    private double count(String outcome) {
        return registry.get("alert.deliveries")
                .tag("channel", ENVELOPE.channel().name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
