package com.occ.inventory.readiness;

import reactor.core.publisher.Mono;

/** A service's copy of what admin-api publishes, without which it does not work. */
public interface NeededCatalogue {
    /** The service's name, which is its schema's. */
    String service();

    /** Whether all of it has arrived. */
    Mono<Boolean> complete();
}
