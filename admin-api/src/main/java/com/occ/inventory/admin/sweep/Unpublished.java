package com.occ.inventory.admin.sweep;

import reactor.core.publisher.Mono;

/** State whose publishing may be behind. */
public interface Unpublished {
    /** In words, for the log. */
    String name();

    /**
     * Publishes what is behind, all of it. Fails when the broker or the database is away, or with {@link NotPublished} for what could not
     * be published although the rest was.
     */
    Mono<Void> publishBehind();
}
