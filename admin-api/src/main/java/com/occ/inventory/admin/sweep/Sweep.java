package com.occ.inventory.admin.sweep;

import com.occ.inventory.admin.AdminSettings;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Goes over everything that may be unpublished, one round after the other. */
@Component
class Sweep {
    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final List<Unpublished> states;
    private final Duration pause;
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Disposable.Swap rounds = Disposables.swap();

    Sweep(List<Unpublished> states, AdminSettings settings) {
        this.states = states;
        this.pause = settings.sweep();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        rounds.update(Flux.interval(Duration.ZERO, pause)
                .onBackpressureDrop()
                .concatMap(round -> round(), 1)
                .subscribe());
    }

    @PreDestroy
    void stop() {
        rounds.dispose();
    }

    private Mono<Void> round() {
        return Flux.fromIterable(states)
                .concatMap(Unpublished::publishBehind)
                .then(Mono.fromRunnable(this::well))
                .onErrorResume(error -> Mono.fromRunnable(() -> failed(error)))
                .then();
    }

    private void well() {
        if (failing.getAndSet(false)) {
            log.info("publishing works again");
        }
    }

    private void failed(Throwable error) {
        if (!failing.getAndSet(true)) {
            log.warn("publishing fails and is tried again every {}", pause, error);
        }
    }
}
