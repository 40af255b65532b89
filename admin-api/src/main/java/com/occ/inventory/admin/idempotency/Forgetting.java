package com.occ.inventory.admin.idempotency;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keys are forgotten after a day. */
@Component
class Forgetting {
    private static final Logger log = LoggerFactory.getLogger(Forgetting.class);
    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final Keys keys;
    private final Disposable.Swap rounds = Disposables.swap();

    Forgetting(Keys keys) {
        this.keys = keys;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        rounds.update(Flux.interval(PERIOD)
                .onBackpressureDrop()
                .concatMap(
                        round -> keys.forgetOld().onErrorResume(error -> {
                            log.warn("old idempotency keys are not deleted: {}", error.getMessage());
                            return Mono.empty();
                        }),
                        1)
                .subscribe());
    }

    @PreDestroy
    void stop() {
        rounds.dispose();
    }
}
