package com.occ.inventory.admin.system;

import com.occ.inventory.messaging.Inbox;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What the broker says of its queues. It is asked at most every few seconds, however many look, and never for long. */
@Component
class Queues {
    private static final Logger log = LoggerFactory.getLogger(Queues.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Mono<Reading> reading;

    Queues(AmqpAdmin broker) {
        this.reading = Mono.fromCallable(() -> read(broker))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(PATIENCE)
                .onErrorResume(error -> {
                    log.debug("the broker does not say how long its queues are", error);
                    return Mono.just(new Reading(false, Map.of()));
                })
                .cache(FRESH);
    }

    /** @param depths without those queues that the broker does not know */
    record Reading(boolean reachable, Map<Inbox, Depth> depths) {}

    record Depth(long messages, int consumers) {}

    Mono<Reading> reading() {
        return reading;
    }

    private static Reading read(AmqpAdmin broker) {
        Map<Inbox, Depth> depths = new EnumMap<>(Inbox.class);
        for (Inbox inbox : Inbox.values()) {
            QueueInformation queue = broker.getQueueInfo(inbox.address());
            if (queue != null) {
                depths.put(inbox, new Depth(queue.getMessageCount(), queue.getConsumerCount()));
            }
        }
        return new Reading(true, depths);
    }
}
