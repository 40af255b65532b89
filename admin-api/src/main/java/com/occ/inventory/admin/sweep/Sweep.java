package com.occ.inventory.admin.sweep;

import com.occ.inventory.admin.AdminSettings;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    /** In the order in which they are published. */
    private final Map<Unpublished, Failing> failing = new LinkedHashMap<>();

    private final Duration pause;
    private final Disposable.Swap rounds = Disposables.swap();

    Sweep(List<Unpublished> states, AdminSettings settings) {
        states.forEach(state -> failing.put(state, new Failing(state.name())));
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

    /** None keeps the others from being published. */
    Mono<Void> round() {
        return Flux.fromIterable(failing.entrySet())
                .concatMap(state -> Mono.defer(state.getKey()::publishBehind)
                        .doOnSuccess(done -> state.getValue().round(null))
                        .onErrorResume(error ->
                                Mono.fromRunnable(() -> state.getValue().round(error))))
                .then();
    }
}
