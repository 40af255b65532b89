package com.occ.inventory.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What the broker says of its queues. It is never waited for long, and on no thread that others need. */
public final class QueueDepths {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final AmqpAdmin broker;

    QueueDepths(AmqpAdmin broker) {
        this.broker = broker;
    }

    /**
     * A queue at one moment.
     *
     * @param messages those that wait; Qpid counts those that a reader has in hand too, RabbitMQ does not
     */
    public record Depth(long messages, int consumers) {}

    /** Without those queues that the broker does not know. An error when it does not answer within three seconds. */
    public Mono<Map<Inbox, Depth>> of(Collection<Inbox> inboxes) {
        return Mono.fromCallable(() -> read(inboxes))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(PATIENCE);
    }

    private Map<Inbox, Depth> read(Collection<Inbox> inboxes) {
        Map<Inbox, Depth> depths = new EnumMap<>(Inbox.class);
        for (Inbox inbox : inboxes) {
            QueueInformation queue = broker.getQueueInfo(inbox.address());
            if (queue != null) {
                depths.put(inbox, new Depth(queue.getMessageCount(), queue.getConsumerCount()));
            }
        }
        return depths;
    }
}
