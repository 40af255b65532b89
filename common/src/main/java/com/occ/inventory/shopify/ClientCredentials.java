package com.occ.inventory.shopify;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;

/**
 * The client credentials grant (https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant):
 * a token for a day, fetched when first needed, again shortly before it expires, and again when the store refuses it. All
 * who wait for a token wait for the same request.
 */
final class ClientCredentials implements AccessTokens {

    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final Clock clock;
    private final AtomicReference<AccessToken> refused = new AtomicReference<>();
    private final Mono<IssuedToken> issued;

    ClientCredentials(TokenEndpoint endpoint, AppCredentials app, Clock clock) {
        this.clock = clock;
        this.issued =
                Mono.defer(() -> endpoint.clientCredentials(app, DEADLINE)).cacheInvalidateIf(this::isSpent);
    }

    @Override
    public Mono<AccessToken> current() {
        return issued.map(IssuedToken::accessToken);
    }

    @Override
    public void refused(AccessToken token) {
        refused.set(token);
    }

    private boolean isSpent(IssuedToken token) {
        return token.isDue(clock.instant()) || token.accessToken().equals(refused.get());
    }
}
