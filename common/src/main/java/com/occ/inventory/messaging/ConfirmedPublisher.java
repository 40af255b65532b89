package com.occ.inventory.messaging;

import com.occ.inventory.message.Event;
import com.occ.inventory.message.Work;
import io.micrometer.observation.Observation;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Schedulers;

/**
 * Publishes events. The returned Mono completes when the broker has confirmed every message and returned none, and fails with
 * {@link PublishFailed} otherwise, also when the deadline passes. Sending happens off the caller's thread, so that no Netty thread
 * ever waits for a broker.
 */
public final class ConfirmedPublisher {
    private static final int IN_FLIGHT = 50;

    private final RabbitTemplate template;
    private final Duration deadline;
    private final MessageSteps steps;
    private final Clock clock;

    ConfirmedPublisher(RabbitTemplate template, Duration deadline, MessageSteps steps, Clock clock) {
        this.template = template;
        this.deadline = deadline;
        this.steps = steps;
        this.clock = clock;
    }

    public Mono<Void> publish(Event event) {
        return publish(List.of(event));
    }

    /** Sends them over several channels, so in no certain order; when one fails others may have been published. */
    public Mono<Void> publish(Collection<? extends Event> events) {
        return publish(events, event -> null);
    }

    /**
     * The same for what is published later than it was caused, from a database.
     *
     * @param causes the header {@code traceparent} of what caused an event; null when that is not known
     */
    public <E extends Event> Mono<Void> publish(Collection<E> events, Function<? super E, String> causes) {
        return Flux.fromIterable(events)
                .flatMap(event -> publish(event, causes.apply(event)), IN_FLIGHT)
                .then();
    }

    private Mono<Void> publish(Event event, String cause) {
        String exchange = Exchange.of(event.getClass()).address();
        Message message = encode(event);
        return Mono.deferContextual(context ->
                timed(exchange, typeOf(event), message, steps.publishing(exchange, message, event, cause, context)));
    }

    /** Puts a message as it is into one queue alone, whatever else is bound to its exchange. */
    public Mono<Void> resend(Inbox inbox, Message message) {
        return send(Topology.QUEUES, inbox.address(), message);
    }

    /** Sends a message as it is. */
    Mono<Void> send(String exchange, String routingKey, Message message) {
        return Mono.deferContextual(context ->
                timed(exchange, routingKey, message, steps.publishing(exchange, message, null, null, context)));
    }

    private Mono<Void> timed(String exchange, String routingKey, Message message, Observation step) {
        return confirmed(exchange, routingKey, message)
                .doOnError(step::error)
                .doFinally(signal -> step.lowCardinalityKeyValue(
                                "outcome", signal == SignalType.ON_COMPLETE ? "confirmed" : "failed")
                        .stop());
    }

    private Mono<Void> confirmed(String exchange, String routingKey, Message message) {
        CorrelationData correlation = new CorrelationData(UUID.randomUUID().toString());
        return Mono.fromRunnable(() -> template.send(exchange, routingKey, message, correlation))
                .subscribeOn(Schedulers.boundedElastic())
                .then(Mono.fromFuture(correlation::getFuture))
                .timeout(deadline)
                // A confirm comes on the one thread that reads the connection. Whoever waited there for
                // the broker, even to open a channel, would wait for himself, and the whole process
                // with him.
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(confirm -> check(confirm, correlation, exchange, routingKey))
                .onErrorMap(
                        error -> !(error instanceof PublishFailed), error -> unconfirmed(error, exchange, routingKey))
                .then();
    }

    private static PublishFailed unconfirmed(Throwable error, String exchange, String routingKey) {
        String what = "the broker did not confirm a message to " + name(exchange, routingKey)
                + (error instanceof AmqpException ? ": " + error.getMessage() : "");
        return Nack.refusal(error) ? PublishFailed.refused(what, error) : new PublishFailed(what, error);
    }

    private static void check(
            CorrelationData.Confirm confirm, CorrelationData correlation, String exchange, String routingKey) {
        if (!confirm.ack()) {
            String to = name(exchange, routingKey) + ": " + confirm.reason();
            throw Nack.refusal(confirm.reason())
                    ? PublishFailed.refused("the broker refused a message to " + to, null)
                    : new PublishFailed("the broker went before it confirmed a message to " + to, null);
        }
        if (correlation.getReturned() != null) {
            throw PublishFailed.refused(
                    "no queue takes messages to " + name(exchange, routingKey) + ": "
                            + correlation.getReturned().getReplyText(),
                    null);
        }
    }

    private static String name(String exchange, String routingKey) {
        return exchange.isEmpty() ? "queue " + routingKey : exchange + "/" + routingKey;
    }

    private static String typeOf(Event event) {
        return Topology.routingKey(event.getClass());
    }

    private Message encode(Event event) {
        Message message = MessageBuilder.withBody(MessageJson.MAPPER.writeValueAsBytes(event))
                .setContentType(MessageProperties.CONTENT_TYPE_JSON)
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .setMessageId(UUID.randomUUID().toString())
                .setType(typeOf(event))
                .setTimestamp(Date.from(clock.instant()))
                .build();
        if (event instanceof Work work) {
            MessageProperties properties = message.getMessageProperties();
            properties.setHeader(Headers.RUN, work.runId().toString());
            properties.setHeader(Headers.DISPATCH, work.dispatch());
            properties.setHeader(Headers.PARTNER, work.partner());
            if (work.page() != null) {
                properties.setHeader(Headers.PAGE, work.page());
            }
        }
        return message;
    }
}
