package com.occ.inventory.admin.sweep;

import com.occ.inventory.admin.AdminSettings;
import com.occ.inventory.recurring.Recurring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Goes over everything that may be unpublished. */
@Component
class Sweep extends Recurring {
    /** In the order in which they are published. */
    private final Map<Unpublished, Failing> failing = new LinkedHashMap<>();

    Sweep(List<Unpublished> states, AdminSettings settings) {
        super("publish what is behind", settings.sweep());
        states.forEach(state -> failing.put(state, new Failing(state.name())));
    }

    /** None keeps the others from being published. */
    @Override
    protected Mono<Void> pass() {
        return Flux.fromIterable(failing.entrySet())
                .concatMap(state -> Mono.defer(state.getKey()::publishBehind)
                        .doOnSuccess(done -> state.getValue().round(null))
                        .onErrorResume(error ->
                                Mono.fromRunnable(() -> state.getValue().round(error))))
                .then();
    }

    /** Each document and request has its own deadline, and how many there are is not known. */
    @Override
    protected Mono<Void> limited(Mono<Void> pass) {
        return pass;
    }
}
