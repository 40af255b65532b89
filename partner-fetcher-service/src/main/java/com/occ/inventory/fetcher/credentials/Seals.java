package com.occ.inventory.fetcher.credentials;

import com.occ.inventory.fetcher.FetcherSettings;
import com.occ.inventory.fetcher.credentials.Credentials.Renewal;
import com.occ.inventory.secret.TokenCipher;
import com.occ.inventory.shopify.AccessToken;
import com.occ.inventory.shopify.AppCredentials;
import com.occ.inventory.shopify.IssuedToken;
import org.springframework.stereotype.Component;

/** Opens credentials for their partner and shop domain, and seals what replaces them for the same. */
@Component
class Seals {
    private final TokenCipher cipher;

    Seals(FetcherSettings settings) {
        this.cipher = settings.cipher();
    }

    /** @throws TokenCipher.UnreadableToken when it was sealed with another key, or for another partner or domain */
    IssuedToken token(Credentials credentials) {
        AccessToken accessToken = new AccessToken(open(credentials, credentials.sealedToken()));
        Renewal renewal = credentials.renewal();
        return renewal == null
                ? new IssuedToken(accessToken, null, null)
                : new IssuedToken(
                        accessToken,
                        renewal.renewAt(),
                        open(credentials, renewal.sealedRefreshToken()),
                        renewal.refreshExpiresAt());
    }

    AppCredentials app(Credentials credentials) {
        Renewal renewal = credentials.renewal();
        return new AppCredentials(renewal.clientId(), open(credentials, renewal.sealedClientSecret()));
    }

    /** The same credentials with these tokens in place of their own. */
    Credentials rotated(Credentials before, IssuedToken token) {
        Renewal renewal = new Renewal(
                token.renewAt(),
                seal(before, token.refreshToken()),
                token.refreshExpiresAt(),
                before.renewal().clientId(),
                before.renewal().sealedClientSecret());
        String accessToken = seal(before, token.accessToken().value());
        return new Credentials(before.partner(), before.version(), before.shopDomain(), accessToken, renewal);
    }

    private String open(Credentials owner, String sealed) {
        return cipher.open(sealed, owner.partner(), owner.shopDomain());
    }

    private String seal(Credentials owner, String open) {
        return cipher.seal(open, owner.partner(), owner.shopDomain());
    }
}
