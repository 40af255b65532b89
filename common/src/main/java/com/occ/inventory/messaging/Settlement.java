package com.occ.inventory.messaging;

import com.occ.inventory.message.PageRejected;
import com.occ.inventory.messaging.Delivery.WorkAddress;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The only three ends of a delivery: done, retry later, dead letter. The last two publish with a confirm before they acknowledge,
 * so a crash in between duplicates the message and never loses it. Brokers' own rejecting, dead-lettering and delivery counts are
 * not used: RabbitMQ's versions and Qpid differ in them.
 */
final class Settlement {
    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private final ConfirmedPublisher publisher;
    private final Redeliveries redeliveries;
    private final MessageSteps steps;
    private final Clock clock;

    Settlement(ConfirmedPublisher publisher, Redeliveries redeliveries, MessageSteps steps, Clock clock) {
        this.publisher = publisher;
        this.redeliveries = redeliveries;
        this.steps = steps;
        this.clock = clock;
    }

    Mono<Void> done(Delivery delivery) {
        return forgetDeliveries(delivery).then(Mono.fromRunnable(() -> acknowledge(delivery)));
    }

    /** The message stays unacknowledged during the pause, so that it survives us. */
    Mono<Void> later(Delivery delivery, Duration pause, int attempt) {
        return Mono.delay(pause)
                .then(publisher.resend(delivery.inbox(), delivery.copy(Map.of(Headers.ATTEMPT, attempt))))
                .then(done(delivery));
    }

    /** Not settled, on purpose, so neither this delivery nor earlier ones count as signs of a message that kills its reader. */
    Mono<Void> left(Delivery delivery) {
        return forgetDeliveries(delivery);
    }

    /** Never fails: a count too many does less harm than a message that is sent on and, for want of the database, not settled. */
    private Mono<Void> forgetDeliveries(Delivery delivery) {
        return (delivery.redelivered() ? redeliveries.forget(delivery) : Mono.<Void>empty()).onErrorResume(error -> {
            log.debug("the deliveries of {} stay counted", delivery.messageId(), error);
            return Mono.empty();
        });
    }

    /** Whoever dead-letters work also reports its outcome, so that its run can end. */
    Mono<Void> deadLetter(Delivery delivery, String cause) {
        log.warn(
                "{} {} goes to the dead letters of {}: {}",
                delivery.type(),
                delivery.messageId(),
                delivery.inbox().address(),
                cause);
        Map<String, Object> headers = Map.of(
                Headers.DEAD_LETTER_CAUSE,
                cause,
                Headers.DEAD_LETTER_QUEUE,
                delivery.inbox().address());
        return publisher
                .send(Topology.DEAD_LETTERS, delivery.inbox().address(), delivery.copy(headers))
                .doOnSuccess(buried -> steps.deadLettered(delivery.inbox()))
                .then(Mono.defer(() -> report(delivery.work(), cause)))
                .then(done(delivery));
    }

    private Mono<Void> report(WorkAddress work, String cause) {
        return work == null
                ? Mono.empty()
                : publisher.publish(new PageRejected(
                        work.runId(), work.dispatch(), work.partner(), work.page(), cause, clock.instant()));
    }

    /** On a channel that is closed there is nothing to acknowledge, and Spring would open another one for it. */
    private static void acknowledge(Delivery delivery) {
        if (!delivery.channel().isOpen()) {
            log.debug("the channel is closed, {} will be delivered again", delivery.messageId());
            return;
        }
        try {
            delivery.channel().basicAck(delivery.tag(), false);
        } catch (IOException | com.rabbitmq.client.AlreadyClosedException gone) {
            log.debug("the channel is gone, {} will be delivered again", delivery.messageId(), gone);
        }
    }
}
