package com.occ.inventory.messaging;

import com.occ.inventory.message.Event;
import com.occ.inventory.message.ServiceAlive;
import com.occ.inventory.messaging.Decoder.Decoded;
import com.occ.inventory.messaging.Decoder.Readable;
import com.occ.inventory.trace.Step;
import com.occ.inventory.trace.Traceparent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What is measured of messages: {@code messages.publishing} (exchange, type, outcome), {@code messages.processing} (queue, type,
 * outcome), {@code messages.lag} (queue: from publishing to taking, by two clocks) and {@code messages.dead.lettered} (queue). The
 * first two are steps: the publisher's is told to the reader in the header {@code traceparent}, and the reader's is its child.
 */
final class MessageSteps {
    private static final String PULSE = Topology.routingKey(ServiceAlive.class);

    private final ObservationRegistry observations;
    private final MeterRegistry meters;
    private final Clock clock;

    MessageSteps(ObservationRegistry observations, MeterRegistry meters, Clock clock) {
        this.observations = observations;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * A message that is on a trace already stays on it.
     *
     * @param event null when only its bytes are known
     * @param cause the traceparent of what caused it; null when that is what is being done
     */
    Observation publishing(String exchange, Message message, Event event, String cause, ContextView context) {
        MessageProperties properties = message.getMessageProperties();
        String type = Topology.known(properties.getType());
        Step step = new Step(Span.Kind.PRODUCER, "publish " + type)
                .about(event == null ? null : event.runId(), event == null ? null : event.partner())
                .causedBy(cause)
                .carriedBy(traceparent -> properties.getHeaders().putIfAbsent(Traceparent.HEADER, traceparent));
        return alone(step, type)
                .start("messages.publishing", observations, context)
                .lowCardinalityKeyValue("exchange", exchange)
                .lowCardinalityKeyValue("type", type);
    }

    /** @param decoded null when nobody has looked into it yet; then its headers say what it is about, if they do */
    Handling processing(Delivery delivery, Decoded decoded) {
        String type = Topology.known(delivery.type());
        Step step = new Step(Span.Kind.CONSUMER, "process " + type).causedBy(delivery.traceparent());
        if (decoded instanceof Readable readable) {
            step.about(readable.event().runId(), readable.event().partner());
        }
        Delivery.WorkAddress work = delivery.work();
        if (work != null && decoded == null) {
            step.about(work.runId(), work.partner());
        }
        if (work != null) {
            step.detail("dispatch", work.dispatch()).detail("page", work.page());
        }
        if (delivery.attempt() > 0) {
            step.detail("attempt", delivery.attempt());
        }
        return new Handling(alone(step, type)
                .start("messages.processing", observations, Context.empty())
                .lowCardinalityKeyValue("queue", delivery.inbox().address())
                .lowCardinalityKeyValue("type", type));
    }

    /** What says every few seconds that nothing is new is nothing to follow. */
    private static Step alone(Step step, String type) {
        return type.equals(PULSE) ? step.alone() : step;
    }

    /** @param publishedAt null when a stranger sent it without */
    void taken(Inbox inbox, Date publishedAt) {
        if (publishedAt != null) {
            Duration age = Duration.between(publishedAt.toInstant(), clock.instant());
            Timer.builder("messages.lag")
                    .description("How old a message was, by its publisher's clock, when it was taken from the queue")
                    .tag("queue", inbox.address())
                    .register(meters)
                    .record(age.isNegative() ? Duration.ZERO : age);
        }
    }

    /** From here on its counter is there, and the first dead letter is a rise of it. */
    void listensTo(Inbox inbox) {
        buried(inbox);
    }

    void deadLettered(Inbox inbox) {
        buried(inbox).increment();
    }

    private Counter buried(Inbox inbox) {
        return meters.counter("messages.dead.lettered", "queue", inbox.address());
    }
}
