package com.occ.inventory.messaging;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** A broker that answers each message as the test says, and keeps those that it takes. */
public final class AnsweringBroker {
    private static final String CLOSED_FOR_IT =
            "channel error; protocol method: #method<channel.close>(reply-code=406, reply-text=message size 9 is larger than"
                    + " configured max size 8, class-id=60, method-id=40)";
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final String refused;
    private final String unanswered;

    /** @param refused part of the messages that it refuses; null for none */
    public AnsweringBroker(String refused, String unanswered) {
        this.refused = refused;
        this.unanswered = unanswered;
    }

    public List<String> taken() {
        return List.copyOf(taken);
    }

    public ConfirmedPublisher publisher() {
        Clock clock = Clock.systemUTC();
        RabbitTemplate template = new RabbitTemplate() {
            @Override
            public void send(String exchange, String routingKey, Message message, CorrelationData correlation)
                    throws AmqpException {
                answer(message, correlation);
            }
        };
        MessageSteps steps = new MessageSteps(ObservationRegistry.NOOP, new SimpleMeterRegistry(), clock);
        return new ConfirmedPublisher(template, Duration.ofMillis(300), steps, clock);
    }

    private void answer(Message message, CorrelationData correlation) {
        String body = new String(message.getBody(), java.nio.charset.StandardCharsets.UTF_8);
        if (refused != null && body.contains(refused)) {
            correlation.getFuture().complete(new CorrelationData.Confirm(false, CLOSED_FOR_IT));
        } else if (unanswered == null || !body.contains(unanswered)) {
            taken.add(message.getMessageProperties().getType());
            correlation.getFuture().complete(new CorrelationData.Confirm(true, null));
        }
    }
}
