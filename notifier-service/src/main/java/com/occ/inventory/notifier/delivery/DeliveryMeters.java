package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.DeliveryStatus;
import com.occ.inventory.notifier.channel.Attempt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Attempts to deliver a message, each counted once when its end was noted:
 * {@code attempts = sent + failed + refused + given_up}. What failed is tried again, unless people only tried the channel; what was
 * refused, or was tried long enough, is not.
 */
@Component
class DeliveryMeters {
    enum Result {
        SENT,
        FAILED,
        REFUSED,
        GIVEN_UP
    }

    private final MeterRegistry registry;

    /** All series exist from the start: what has not happened yet is 0. */
    DeliveryMeters(MeterRegistry registry) {
        this.registry = registry;
        Arrays.stream(AlertChannel.values())
                .forEach(channel -> Arrays.stream(Result.values()).forEach(result -> counter(channel, result)));
    }

    void settled(Envelope envelope, Attempt attempt, Outcome outcome) {
        counter(envelope.channel(), result(envelope.test(), attempt, outcome.status()))
                .increment();
    }

    static Result result(boolean test, Attempt attempt, DeliveryStatus status) {
        if (status == DeliveryStatus.SENT) {
            return Result.SENT;
        }
        if (attempt instanceof Attempt.Rejected) {
            return Result.REFUSED;
        }
        return status == DeliveryStatus.FAILED && !test ? Result.GIVEN_UP : Result.FAILED;
    }

    private Counter counter(AlertChannel channel, Result result) {
        return Counter.builder("alert.deliveries")
                .description("Attempts to deliver a message to somebody")
                .tag("channel", channel.name().toLowerCase(Locale.ROOT))
                .tag("outcome", result.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
