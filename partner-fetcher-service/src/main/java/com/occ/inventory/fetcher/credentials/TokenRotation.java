package com.occ.inventory.fetcher.credentials;

import com.occ.inventory.fetcher.FetcherSettings;
import com.occ.inventory.secret.TokenCipher.UnreadableToken;
import com.occ.inventory.shopify.IssuedToken;
import com.occ.inventory.shopify.ShopDomain;
import com.occ.inventory.shopify.ShopifyClients;
import com.occ.inventory.shopify.ShopifyProblem.TokenInvalid;
import com.occ.inventory.shopify.ShopifyProblem.Unreachable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Replaces expiring tokens. Whoever holds the lock of the partner's row refreshes, all others, in this process or another, use
 * what it stored. The new pair is committed before anyone gets to see it, so a crash on the way costs nothing: the old refresh
 * token stays usable until the new pair is first used.
 */
@Component
class TokenRotation {
    private static final Logger log = LoggerFactory.getLogger(TokenRotation.class);

    /** A refresh holds a row's lock and a database connection while Shopify thinks. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    /** Of the connections that this process has; whoever finds none left looks again, as if the row were locked. */
    private static final int AT_ONCE = 4;

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final CredentialsStore store;
    private final Seals seals;
    private final ShopifyClients shopify;
    private final TransactionalOperator transaction;
    private final Duration patience;
    private final Semaphore refreshes = new Semaphore(AT_ONCE);

    TokenRotation(
            CredentialsStore store,
            Seals seals,
            ShopifyClients shopify,
            TransactionalOperator transaction,
            FetcherSettings settings) {
        this.store = store;
        this.seals = seals;
        this.shopify = shopify;
        this.transaction = transaction;
        this.patience = settings.deadline();
    }

    /**
     * A token to use in place of those that are spent.
     *
     * @param spent asked again of what is stored, since others replace tokens, too
     */
    Mono<IssuedToken> successor(String partner, ShopDomain domain, Predicate<IssuedToken> spent) {
        long looks = patience.dividedBy(LOOK_EVERY);
        return store.of(partner)
                .map(found -> token(found, domain))
                .filter(spent.negate())
                .switchIfEmpty(Mono.defer(() -> refresh(partner, domain, spent)))
                .repeatWhenEmpty((int) looks + 1, empty -> empty.take(looks).delayElements(LOOK_EVERY))
                .switchIfEmpty(Mono.error(
                        () -> new Unreachable(0, "no turn to refresh the token within " + patience, null, null)));
    }

    /** Empty when it is not our turn. */
    private Mono<IssuedToken> refresh(String partner, ShopDomain domain, Predicate<IssuedToken> spent) {
        if (!refreshes.tryAcquire()) {
            return Mono.empty();
        }
        return store.claim(partner)
                .flatMap(claimed -> unlessDone(claimed, domain, spent))
                .as(transaction::transactional)
                .doFinally(end -> refreshes.release());
    }

    private Mono<IssuedToken> unlessDone(Credentials claimed, ShopDomain domain, Predicate<IssuedToken> spent) {
        IssuedToken stored = token(claimed, domain);
        if (claimed.renewal() == null || !spent.test(stored)) {
            return Mono.just(stored);
        }
        return shopify.refresh(domain, seals.app(claimed), stored, LONGEST)
                .flatMap(issued -> store.rotate(seals.rotated(claimed, issued)).thenReturn(issued))
                .doOnSuccess(issued -> log.debug("{}: the access token was replaced", claimed.partner()));
    }

    private IssuedToken token(Credentials found, ShopDomain domain) {
        if (found.sealedToken() == null || !found.shopDomain().equals(domain.value())) {
            throw TokenInvalid.missing("it was removed while it was in use");
        }
        try {
            return seals.token(found);
        } catch (UnreadableToken | IllegalArgumentException unreadable) {
            throw TokenInvalid.missing(unreadable.getMessage());
        }
    }
}
