package com.occ.inventory.messaging;

import com.occ.inventory.message.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;

/**
 * All exchanges, queues and bindings, in the broker's terms. Every service declares the whole of it at start, before its first
 * publish, so that nothing is lost because a reader has not been started yet.
 */
final class Topology {
    static final String DEAD_LETTERS = "dead-letters";
    /**
     * Leads to each queue by its name. The default exchange would not: to Qpid a name means the exchange of that name first, and
     * only then the queue.
     */
    static final String QUEUES = "queues";

    private static final Set<String> TYPES = Arrays.stream(Exchange.values())
            .flatMap(exchange -> exchange.messages().stream())
            .map(Topology::routingKey)
            .collect(Collectors.toUnmodifiableSet());

    private Topology() {}

    static Declarables declarables() {
        List<Declarable> all = new ArrayList<>();
        DirectExchange deadLetters = new DirectExchange(DEAD_LETTERS);
        DirectExchange queues = new DirectExchange(QUEUES);
        all.add(deadLetters);
        all.add(queues);
        for (Exchange exchange : Exchange.values()) {
            all.add(new TopicExchange(exchange.address()));
        }
        for (Inbox inbox : Inbox.values()) {
            Queue queue = queue(inbox);
            all.add(queue);
            all.addAll(bindings(inbox, queue));
            all.add(BindingBuilder.bind(queue).to(queues).with(inbox.address()));
            Queue rejected =
                    QueueBuilder.durable(inbox.deadLetterAddress()).quorum().build();
            all.add(rejected);
            all.add(BindingBuilder.bind(rejected).to(deadLetters).with(inbox.address()));
        }
        return new Declarables(all);
    }

    /** The delivery limit stands far above our own count of redeliveries: it only catches what that count cannot. */
    private static Queue queue(Inbox inbox) {
        if (inbox.passing()) {
            // Without dead letters of the broker's own: what it drops would pile up there. The embedded broker knows
            // neither
            // bound, and needs none: it runs in one process with the reader.
            return QueueBuilder.durable(inbox.address())
                    .quorum()
                    .maxLength(1_000L)
                    .ttl(60_000)
                    .build();
        }
        QueueBuilder builder = QueueBuilder.durable(inbox.address())
                .quorum()
                .deliveryLimit(1_000)
                .deadLetterExchange(DEAD_LETTERS)
                .deadLetterRoutingKey(inbox.address());
        return inbox.singleActiveConsumer() ? builder.singleActiveConsumer().build() : builder.build();
    }

    private static List<Binding> bindings(Inbox inbox, Queue queue) {
        TopicExchange exchange = new TopicExchange(inbox.exchange().address());
        return inbox.messages().stream()
                .map(type -> BindingBuilder.bind(queue).to(exchange).with(routingKey(type)))
                .toList();
    }

    /** A type that may be a label: the message's own when it is one of ours. */
    static String known(String type) {
        return type != null && TYPES.contains(type) ? type : "unknown";
    }

    static String routingKey(Class<? extends Event> type) {
        return type.getSimpleName();
    }
}
