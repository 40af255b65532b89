package com.occ.inventory.shopify;

import reactor.core.publisher.Mono;

/** Where a store's access token comes from. */
public interface AccessTokens {

    /** The token to use now; fails with {@link ShopifyProblem.TokenInvalid} when there is none to be had. */
    Mono<AccessToken> current();

    /** The store refused this token: what comes next from {@link #current()} should be another one, if there can be. */
    default void refused(AccessToken token) {}

    /** A token that a person entered and that stays until a person enters another one. */
    static AccessTokens fixed(AccessToken token) {
        return () -> Mono.just(token);
    }
}
