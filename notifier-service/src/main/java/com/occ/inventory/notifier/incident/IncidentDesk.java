package com.occ.inventory.notifier.incident;

import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.notifier.settings.FlapWindow;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes alerts and keeps the incidents. Taking an alert twice is taking it once. */
@Component
public class IncidentDesk {
    private static final Logger log = LoggerFactory.getLogger(IncidentDesk.class);

    private final Incidents incidents;
    private final IncidentOutbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final FlapWindow flapWindow;

    IncidentDesk(
            Incidents incidents,
            IncidentOutbox outbox,
            ReactiveTransactionManager transactions,
            Clock clock,
            FlapWindow flapWindow) {
        this.incidents = incidents;
        this.outbox = outbox;
        this.transaction = TransactionalOperator.create(transactions);
        this.clock = clock;
        this.flapWindow = flapWindow;
    }

    public Mono<Void> take(FailureThresholdReached event) {
        return take(Alert.of(event));
    }

    public Mono<Void> take(PartnerRecovered event) {
        return take(Alert.of(event));
    }

    public Mono<Void> take(StoreUnavailable event) {
        return take(Alert.of(event));
    }

    public Mono<Void> take(StoreRecovered event) {
        return take(Alert.of(event));
    }

    /** What the notifier itself sees of the pipeline. */
    public Mono<Void> take(Stillness stillness) {
        return done(incidents
                .storeWellSince()
                .defaultIfEmpty(Stillness.STORE_UNAVAILABLE)
                .flatMap(storeWellSince -> standing(Subject.PIPELINE, (standing, window) -> Mono.justOrEmpty(
                                stillness.alert(standing, storeWellSince))
                        .flatMap(alert -> change(standing, alert, window)))));
    }

    private Mono<Void> take(Alert alert) {
        return done(standing(
                alert.subject(),
                (standing, window) -> standing.alreadyKnows(alert) ? Mono.empty() : change(standing, alert, window)));
    }

    private Mono<List<Incident>> standing(
            Subject subject, BiFunction<Standing, Duration, Mono<List<Incident>>> decision) {
        return flapWindow.now().flatMap(window -> incidents
                .standingOf(subject, clock.instant(), window)
                .flatMap(standing -> decision.apply(standing, window)));
    }

    private Mono<List<Incident>> change(Standing standing, Alert alert, Duration window) {
        List<Incident> changed = standing.changedBy(alert, clock.instant(), window);
        return (changed.isEmpty() ? Mono.<Void>empty() : incidents.save(changed))
                .then(incidents.moveTo(alert))
                .thenReturn(changed);
    }

    private Mono<Void> done(Mono<List<Incident>> change) {
        return transaction
                .transactional(change)
                .doOnNext(changed -> changed.forEach(IncidentDesk::tell))
                .doOnNext(changed -> outbox.soon())
                .then();
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
