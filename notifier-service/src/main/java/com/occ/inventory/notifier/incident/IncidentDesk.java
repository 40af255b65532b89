package com.occ.inventory.notifier.incident;

import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes alerts, keeps the incidents and publishes what changed. Taking an alert twice is taking it once. */
@Component
public class IncidentDesk {
    private static final Logger log = LoggerFactory.getLogger(IncidentDesk.class);

    private final Incidents incidents;
    private final IncidentOutbox outbox;
    private final TransactionalOperator transaction;

    IncidentDesk(Incidents incidents, IncidentOutbox outbox, ReactiveTransactionManager transactions) {
        this.incidents = incidents;
        this.outbox = outbox;
        this.transaction = TransactionalOperator.create(transactions);
    }

    public Mono<Void> take(StoreUnavailable event) {
        return take(Alert.of(event));
    }

    public Mono<Void> take(StoreRecovered event) {
        return take(Alert.of(event));
    }

    Mono<Void> take(Alert alert) {
        return transaction
                .transactional(change(alert))
                .doOnNext(changed -> changed.forEach(IncidentDesk::tell))
                .then(outbox.publish());
    }

    private Mono<List<Incident>> change(Alert alert) {
        return incidents
                .standingOf(alert.subject())
                .filter(standing -> !standing.alreadyKnows(alert))
                .map(standing -> standing.changedBy(alert))
                .flatMap(changed ->
                        incidents.save(changed).then(incidents.moveTo(alert)).thenReturn(changed));
    }

    private static void tell(Incident incident) {
        log.info(
                "incident {} of {}: {} {}",
                incident.id(),
                incident.subject().key(),
                incident.cause(),
                incident.open() ? "is open" : "is resolved");
    }
}
