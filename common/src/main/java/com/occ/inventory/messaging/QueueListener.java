package com.occ.inventory.messaging;

import com.occ.inventory.message.Event;
import com.occ.inventory.messaging.Decoder.Decoded;
import com.occ.inventory.messaging.Decoder.Malformed;
import com.occ.inventory.messaging.Decoder.Readable;
import com.occ.inventory.messaging.Handling.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The edge of a queue: decode, call one use case, settle. The listener's thread waits for the use case, so that nothing is
 * acknowledged before it is done; a pipelined listener does not wait, and has as many messages in hand as the prefetch allows.
 */
public final class QueueListener implements Consumer<Message<byte[]>> {
    private static final Logger log = LoggerFactory.getLogger(QueueListener.class);

    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private final Inbox inbox;
    private final Decoder decoder;
    private final Map<Class<? extends Event>, Function<Event, Mono<Void>>> handlers;
    private final Settlement settlement;
    private final Redeliveries redeliveries;
    private final QueueAges ages;
    private final MessageSteps steps;
    private final Duration deadline;

    private QueueListener(Builder builder, Duration deadline) {
        this.inbox = builder.inbox;
        this.decoder = new Decoder(inbox.messages());
        this.handlers = Map.copyOf(builder.handlers);
        this.settlement = builder.settlement;
        this.redeliveries = builder.redeliveries;
        this.ages = builder.ages;
        this.steps = builder.steps;
        this.deadline = deadline;
        if (!handlers.keySet().equals(inbox.messages())) {
            throw new IllegalStateException("the listener of " + inbox.address() + " handles " + handlers.keySet()
                    + " but bound to the queue are " + inbox.messages());
        }
    }

    @Override
    public void accept(Message<byte[]> message) {
        Delivery delivery = new Delivery(inbox, message);
        ages.taken(inbox, delivery.publishedAt());
        steps.taken(inbox, delivery.publishedAt());
        // What was delivered before is counted before anybody looks into it: it may be what killed its reader.
        Decoded decoded = delivery.redelivered() ? null : decode(delivery);
        Handling handling = steps.processing(delivery, decoded);
        Mono<Void> settled = handling.around(handle(delivery, decoded, handling));
        if (deadline == null) {
            settled.subscribe();
        } else {
            settled.block();
        }
    }

    private Decoded decode(Delivery delivery) {
        return decoder.decode(delivery.type(), delivery.message().getPayload());
    }

    /** Never fails: as long as nothing else works, the message is put off; if the broker is gone, it will deliver again. */
    private Mono<Void> handle(Delivery delivery, Decoded decoded, Handling handling) {
        return counted(delivery)
                .flatMap(deliveries -> deliveries > Redeliveries.LIMIT
                        ? bury(delivery, "delivered again " + deliveries + " times and never settled", handling)
                        : use(delivery, decoded == null ? decode(delivery) : decoded, handling))
                .onErrorResume(LeftToTheBroker.class, left -> settlement.left(delivery))
                .onErrorResume(error -> settle(delivery, error, handling))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1))
                        .maxBackoff(Duration.ofSeconds(15))
                        .filter(error -> delivery.channel().isOpen()))
                .onErrorResume(error -> {
                    log.debug("left to the broker: {}", delivery.messageId(), error);
                    return Mono.empty();
                });
    }

    /** Once, however often its settling is tried; tried again itself only when the database did not answer. */
    private Mono<Integer> counted(Delivery delivery) {
        return delivery.redelivered()
                ? redeliveries.count(delivery).cache(count -> FOR_EVER, error -> Duration.ZERO, () -> Duration.ZERO)
                : Mono.just(0);
    }

    private Mono<Void> use(Delivery delivery, Decoded decoded, Handling handling) {
        if (decoded instanceof Malformed malformed) {
            return bury(delivery, malformed.cause(), handling);
        }
        Event event = ((Readable) decoded).event();
        Mono<Void> work = handlers.get(event.getClass()).apply(event);
        return (deadline == null ? work : work.timeout(deadline))
                .then(settlement.done(delivery))
                .doOnSuccess(settled -> handling.ends(Outcome.DONE));
    }

    private Mono<Void> bury(Delivery delivery, String cause, Handling handling) {
        return settlement.deadLetter(delivery, cause).doOnSuccess(settled -> handling.ends(Outcome.DEAD_LETTER));
    }

    private Mono<Void> settle(Delivery delivery, Throwable error, Handling handling) {
        if (!(error instanceof NotYet)) {
            handling.failed(error);
        }
        RetryPolicy.Verdict verdict = RetryPolicy.judge(error, delivery.attempt());
        if (verdict instanceof RetryPolicy.Later later) {
            handling.ends(Outcome.LATER);
            if (error instanceof NotYet) {
                log.debug("{} put off: {}", delivery.type(), error.getMessage());
            } else {
                log.warn("{} from {} put off for {}", delivery.type(), inbox.address(), later.pause(), error);
            }
            return settlement.later(delivery, later.pause(), later.attempt());
        }
        return bury(delivery, ((RetryPolicy.Dead) verdict).cause(), handling);
    }

    /** Says what happens to each kind of message of the queue; all of them must be named. */
    public static final class Builder {
        private final Inbox inbox;
        private final Settlement settlement;
        private final Redeliveries redeliveries;
        private final QueueAges ages;
        private final MessageSteps steps;
        private final Map<Class<? extends Event>, Function<Event, Mono<Void>>> handlers = new HashMap<>();

        Builder(Inbox inbox, Settlement settlement, Redeliveries redeliveries, QueueAges ages, MessageSteps steps) {
            this.inbox = inbox;
            this.settlement = settlement;
            this.redeliveries = redeliveries;
            this.ages = ages;
            this.steps = steps;
        }

        public <E extends Event> Builder on(Class<E> type, Function<? super E, Mono<Void>> useCase) {
            handlers.put(type, event -> Mono.defer(() -> useCase.apply(type.cast(event))));
            return this;
        }

        /** The listener's thread waits for each message, at most this long. */
        public QueueListener waitingAtMost(Duration deadline) {
            return new QueueListener(this, deadline);
        }

        /** The listener takes the next message while earlier ones are still in hand; bounded by the prefetch. */
        public QueueListener pipelined() {
            return new QueueListener(this, null);
        }
    }
}
