package com.occ.inventory.shopify;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * How long a piece of work was held back by Shopify's rate limit: from asking for a store's points, behind others that wait for the
 * same ones or during a pause that Shopify asked for, until the call may be sent. A moment in which several of its calls wait
 * counts once, so the wait is never longer than the work. A call that serves several pieces of work is told to each of them, for
 * each was held back.
 */
public final class RateLimitWait {

    private long nanos;
    private long since;
    private int waiting;

    /** All calls that are made below this are counted to it. */
    public <T> Mono<T> of(Mono<T> work) {
        return shared(work, List.of(this));
    }

    /** All calls that are made below this are counted to each of these. */
    public static <T> Mono<T> shared(Mono<T> work, Collection<RateLimitWait> waits) {
        return work.contextWrite(context -> context.put(RateLimitWait.class, List.copyOf(waits)));
    }

    /** Those that a call is counted to. */
    static List<RateLimitWait> in(ContextView context) {
        return context.getOrDefault(RateLimitWait.class, List.of());
    }

    synchronized void begins(long now) {
        if (waiting++ == 0) {
            since = now;
        }
    }

    synchronized void ends(long now) {
        nanos += Math.max(0, now - since);
        since = now;
        waiting--;
    }

    /** Milliseconds that have ended since this was last asked for: what is told once is not told again. */
    public synchronized long takeMillis() {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        nanos -= TimeUnit.MILLISECONDS.toNanos(millis);
        return millis;
    }
}
