package com.occ.inventory.admin.sweep;

import reactor.core.publisher.Mono;

/** State whose publishing may be behind. */
public interface Unpublished {
    /** Publishes what is behind, all of it. Fails when the broker or the database is away. */
    Mono<Void> publishBehind();
}
