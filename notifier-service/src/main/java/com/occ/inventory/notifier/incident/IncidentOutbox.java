package com.occ.inventory.notifier.incident;

import com.occ.inventory.messaging.ConfirmedPublisher;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Publishes the incidents whose state is newer than what was published: right after a change, and whatever was left over. */
@Component
class IncidentOutbox {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Incidents incidents;
    private final ConfirmedPublisher publisher;

    IncidentOutbox(Incidents incidents, ConfirmedPublisher publisher) {
        this.incidents = incidents;
        this.publisher = publisher;
    }

    @Scheduled(fixedDelayString = "${notifier.sweep}", initialDelayString = "${notifier.sweep}")
    Mono<Void> publish() {
        return incidents
                .unpublished()
                .collectList()
                .filter(changes -> !changes.isEmpty())
                .flatMap(changes -> publisher.publish(changes).then(incidents.published(changes)))
                .timeout(DEADLINE);
    }
}
