package com.occ.inventory.shopify;

import com.occ.inventory.shopify.AttemptFailure.PushedBack;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long a call lets a store put it off, all pauses together. Whoever waits for the call has a deadline of its own, which is longer, and
 * is to learn by then that it is the store.
 */
final class PushBackPatience {
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final AtomicLong pausedMillis = new AtomicLong();

    boolean bears(Throwable failure) {
        return failure instanceof PushedBack pushedBack
                && pausedMillis.addAndGet(pushedBack.pause().toMillis()) <= LONGEST.toMillis();
    }
}
