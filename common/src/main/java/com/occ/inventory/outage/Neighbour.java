package com.occ.inventory.outage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** A service that this process leans on: asked every so often whether it answers. What changes is said, what lasts is not. */
final class Neighbour {
    private static final Logger log = LoggerFactory.getLogger(Neighbour.class);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    /** So long after an outage work may still fail on what it had of the time before. */
    private static final Duration AFTERMATH = Duration.ofSeconds(30);

    private final String name;
    private final Mono<?> question;
    private final Duration interval;
    private final Clock clock;
    private final AtomicReference<String> suspicion = new AtomicReference<>();
    private Instant awaySince;
    private Instant backAt = Instant.EPOCH;
    private String said;

    /** @param name such as "the database at localhost:5432" */
    Neighbour(String name, Mono<?> question, Duration interval, Clock clock) {
        this.name = name;
        this.question = question;
        this.interval = interval;
        this.clock = clock;
    }

    /** Somebody's work failed as if it were away. That is told with the next answer, unless it is away indeed. */
    void suspect(Throwable failure) {
        suspicion.compareAndSet(null, rootWords(failure));
    }

    /** Never fails. */
    Mono<Void> ask() {
        return question.timeout(
                        DEADLINE,
                        Mono.error(() -> new IllegalStateException(
                                "no answer within " + DEADLINE.toSeconds() + " s, or no free connection to ask on")))
                .doOnError(this::away)
                .then(Mono.<Void>fromRunnable(this::answered))
                .onErrorComplete();
    }

    private synchronized void answered() {
        String suspected = suspicion.getAndSet(null);
        if (awaySince != null) {
            log.info(
                    "{} is back after {} s",
                    name,
                    Duration.between(awaySince, clock.instant()).toSeconds());
            awaySince = null;
            backAt = clock.instant();
        } else if (suspected != null
                && !suspected.equals(said)
                && clock.instant().isAfter(backAt.plus(AFTERMATH))) {
            log.warn("work with {} fails, though it answers: {}; it is tried again", name, suspected);
            said = suspected;
        } else if (suspected == null) {
            said = null;
        }
    }

    private synchronized void away(Throwable error) {
        if (awaySince == null) {
            awaySince = clock.instant();
            log.warn("{} cannot be reached: {}; tried again every {} s", name, rootWords(error), interval.toSeconds());
        }
        log.debug("{} does not answer", name, error);
    }

    /** The innermost cause says it best; none of these quotes a password. */
    private static String rootWords(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
