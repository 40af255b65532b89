package com.occ.inventory.messaging;

import com.occ.inventory.trace.Step;
import io.micrometer.observation.Observation;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;

/** A message being handled, up to the first word of how that ends. The pause before it is tried again is no part of it. */
final class Handling {
    private final Observation observation;
    private final AtomicBoolean ended = new AtomicBoolean();

    Handling(Observation observation) {
        this.observation = observation;
    }

    enum Outcome {
        DONE,
        LATER,
        DEAD_LETTER,
        /** Not settled: the broker will deliver it again. */
        LEFT
    }

    /** What is done below is a part of it. */
    Mono<Void> around(Mono<Void> work) {
        return work.contextWrite(context -> Step.within(observation, context)).doFinally(signal -> ends(Outcome.LEFT));
    }

    void ends(Outcome outcome) {
        if (ended.compareAndSet(false, true)) {
            observation
                    .lowCardinalityKeyValue("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .stop();
        }
    }

    void failed(Throwable error) {
        if (!ended.get()) {
            observation.error(error);
        }
    }
}
