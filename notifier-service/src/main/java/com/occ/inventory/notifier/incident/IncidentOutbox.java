package com.occ.inventory.notifier.incident;

import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.notifier.NotifierProperties;
import com.occ.inventory.recurring.Recurring;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Publishes the incidents whose state is newer than what was published: right after a change, and whatever was left over. */
@Component
class IncidentOutbox extends Recurring {
    private final Unpublished incidents;
    private final ConfirmedPublisher publisher;

    IncidentOutbox(Unpublished incidents, ConfirmedPublisher publisher, NotifierProperties properties) {
        super("publish incidents", properties.sweep());
        this.incidents = incidents;
        this.publisher = publisher;
    }

    @Override
    protected Mono<Void> pass() {
        return incidents
                .some()
                .collectList()
                .filter(changes -> !changes.isEmpty())
                .flatMap(changes -> publisher
                        .publish(changes)
                        .then(incidents.published(changes))
                        .doOnSuccess(done -> soon()));
    }
}
