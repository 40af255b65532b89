package com.occ.inventory.admin.system;

import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.QueueDepths;
import com.occ.inventory.messaging.QueueDepths.Depth;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the broker says of its queues. It is asked at most every few seconds, however many look. */
@Component
class Queues {
    private static final Logger log = LoggerFactory.getLogger(Queues.class);
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Mono<Reading> reading;

    Queues(QueueDepths depths) {
        this.reading = depths.of(EnumSet.allOf(Inbox.class))
                .map(all -> new Reading(true, all))
                .onErrorResume(error -> {
                    log.debug("the broker does not say how long its queues are", error);
                    return Mono.just(new Reading(false, Map.of()));
                })
                .cache(FRESH);
    }

    /** @param depths without those queues that the broker does not know */
    record Reading(boolean reachable, Map<Inbox, Depth> depths) {}

    Mono<Reading> reading() {
        return reading;
    }
}
