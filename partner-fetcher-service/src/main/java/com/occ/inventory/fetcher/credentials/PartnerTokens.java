package com.occ.inventory.fetcher.credentials;

import com.occ.inventory.shopify.AccessTokens;
import com.occ.inventory.shopify.IssuedToken;
import com.occ.inventory.shopify.ShopDomain;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Access tokens out of partners' credentials, whether they stay or expire. */
@Component
public class PartnerTokens {
    private final Seals seals;
    private final TokenRotation rotation;
    private final Clock clock;

    PartnerTokens(Seals seals, TokenRotation rotation, Clock clock) {
        this.seals = seals;
        this.rotation = rotation;
        this.clock = clock;
    }

    /**
     * For one job.
     *
     * @throws com.occ.inventory.secret.TokenCipher.UnreadableToken when they are sealed with another key, or for another
     *     partner or domain
     * @throws IllegalArgumentException when what was sealed is no token
     */
    public AccessTokens of(Credentials credentials, ShopDomain domain) {
        IssuedToken token = seals.token(credentials);
        if (credentials.renewal() == null) {
            return AccessTokens.fixed(token.accessToken());
        }
        seals.app(credentials);
        String partner = credentials.partner();
        return new RotatingTokens(token, spent -> rotation.successor(partner, domain, spent), clock);
    }

    /** The access token alone, never replaced; fails like {@link #of}. */
    public AccessTokens trial(Credentials credentials) {
        if (credentials.renewal() != null) {
            seals.app(credentials);
        }
        return AccessTokens.fixed(seals.token(credentials).accessToken());
    }
}
