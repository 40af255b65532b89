package com.occ.inventory.fetcher.credentials;

import com.occ.inventory.shopify.AccessToken;
import com.occ.inventory.shopify.AccessTokens;
import com.occ.inventory.shopify.IssuedToken;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * The expiring tokens of one store for the time of one job: replaced when it is time, and once when the store refuses one. If
 * the next one is refused too, or there is none to be had, more of the same would not help, and this job asks no further.
 */
final class RotatingTokens implements AccessTokens {
    private final Clock clock;
    private final AtomicReference<AccessToken> refused = new AtomicReference<>();
    private final Mono<IssuedToken> token;

    /** @param successor what to use in place of tokens that are spent; all who wait wait for the same one */
    RotatingTokens(IssuedToken first, Function<Predicate<IssuedToken>, Mono<IssuedToken>> successor, Clock clock) {
        this.clock = clock;
        this.token = Mono.defer(() -> isSpent(first) ? successor.apply(this::isSpent) : Mono.just(first))
                .materialize()
                .cacheInvalidateIf(this::isOver)
                .dematerialize();
    }

    @Override
    public Mono<AccessToken> current() {
        return token.map(IssuedToken::accessToken);
    }

    @Override
    public void refused(AccessToken token) {
        refused.compareAndSet(null, token);
    }

    private boolean isOver(Signal<IssuedToken> signal) {
        return signal.get() != null && isSpent(signal.get());
    }

    private boolean isSpent(IssuedToken token) {
        return token.isDue(clock.instant()) || token.accessToken().equals(refused.get());
    }
}
