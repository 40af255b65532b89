package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.DeliveryStatus;
import com.occ.inventory.notifier.channel.Attempt;
import com.occ.inventory.notifier.delivery.Tellable.Belief;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Notes how an attempt ended. Until then it keeps the claim, whoever else looks for work. */
@Component
class Settling {
    private static final Logger log = LoggerFactory.getLogger(Settling.class);
    private final Envelopes envelopes;
    private final Tellables tellables;
    private final Patience patience;
    private final Clock clock;
    private final TransactionalOperator transaction;
    private final DeliveryMeters meters;

    Settling(
            Envelopes envelopes,
            Tellables tellables,
            Patience patience,
            Clock clock,
            DeliveryMeters meters,
            ReactiveTransactionManager transactions) {
        this.envelopes = envelopes;
        this.tellables = tellables;
        this.patience = patience;
        this.clock = clock;
        this.meters = meters;
        this.transaction = TransactionalOperator.create(transactions);
    }

    Mono<Void> settle(Envelope claimed, Attempt attempt) {
        Mono<Void> noted = transaction
                .transactional(Mono.defer(() -> note(claimed, attempt)))
                .doOnNext(outcome -> meters.settled(claimed, attempt, outcome))
                .then();
        return untilNoted(noted, claimed.id());
    }

    /** However long the database is away: what is known here and nowhere else would be sent again. */
    static Mono<Void> untilNoted(Mono<Void> note, UUID delivery) {
        return note.retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1))
                .maxBackoff(Duration.ofSeconds(10))
                .doBeforeRetry(retry -> {
                    if (retry.totalRetries() == 0) {
                        log.warn(
                                "cannot note how delivery {} ended, tries again until it can",
                                delivery,
                                retry.failure());
                    }
                }));
    }

    /** Keeps the claim as long as this is subscribed to; without the database it is tried again a little later. */
    Mono<Void> holding(Envelope claimed, Mono<Void> work) {
        Mono<Void> renewing = Flux.interval(Claiming.LEASE.dividedBy(4))
                .onBackpressureDrop()
                .concatMap(tick -> envelopes.renew(claimed, Claiming.LEASE).onErrorResume(away -> Mono.empty()))
                .then();
        return Mono.firstWithSignal(work, renewing);
    }

    /** Incidents are locked before envelopes, as by everybody. */
    private Mono<Outcome> note(Envelope claimed, Attempt attempt) {
        Instant now = clock.instant();
        boolean sent = attempt instanceof Attempt.Sent;
        Map<UUID, Belief> beliefs = outcome(claimed, attempt, now).mayHaveArrived() ? claimed.beliefs() : Map.of();
        Mono<Void> told = beliefs.isEmpty() ? Mono.empty() : tellables.sent(beliefs, now);
        return told.then(envelopes.beingSent(claimed, sent)).flatMap(envelope -> {
            Outcome outcome = outcome(envelope, attempt, now);
            log(envelope, outcome);
            Mono<Void> settled = envelopes.settle(envelope, outcome, now);
            return outcome.further().isEmpty()
                    ? settled.thenReturn(outcome)
                    : settled.then(envelopes.follow(envelope, outcome.further(), now))
                            .thenReturn(outcome);
        });
    }

    private Outcome outcome(Envelope envelope, Attempt attempt, Instant now) {
        return Outcome.of(envelope, attempt, now, patience);
    }

    private static void log(Envelope envelope, Outcome outcome) {
        if (outcome.status() == DeliveryStatus.SENT) {
            log.info("delivery {} by {} is sent", envelope.id(), envelope.channel());
        } else if (outcome.status() == DeliveryStatus.FAILED && !envelope.test()) {
            log.error(
                    "delivery {} by {} has failed for good: {}", envelope.id(), envelope.channel(), outcome.message());
        } else if (envelope.attempts() == 1) {
            log.warn("delivery {} by {} does not succeed: {}", envelope.id(), envelope.channel(), outcome.message());
        }
    }
}
