package com.occ.inventory.admin.sweep;

import java.util.Collection;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** One of several things could not be published; the others were tried all the same. */
public final class NotPublished extends RuntimeException {

    /** @param what it is, in words that stay the same from one try to the next: {@code the document of partner north} */
    public NotPublished(String what, Throwable cause) {
        super(what, cause);
    }

    /** Fails with all of them; completes when there are none. */
    public static Mono<Void> ifAny(Collection<? extends Throwable> failures) {
        return failures.isEmpty()
                ? Mono.empty()
                : Mono.error(() -> failures.size() == 1
                        ? failures.iterator().next()
                        : Exceptions.multiple(failures.toArray(Throwable[]::new)));
    }
}
