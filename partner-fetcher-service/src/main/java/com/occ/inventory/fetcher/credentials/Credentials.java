package com.occ.inventory.fetcher.credentials;

import com.occ.inventory.message.CredentialsChanged;
import com.occ.inventory.message.SealedToken;
import com.occ.inventory.shopify.IssuedToken;
import java.time.Instant;

/**
 * What opens a partner's store, sealed.
 *
 * @param version of what a person entered; tokens that replaced it since keep it
 * @param sealedToken null when a person removed it
 * @param renewal null when the token does not expire
 */
public record Credentials(String partner, long version, String shopDomain, String sealedToken, Renewal renewal) {

    /**
     * What an expiring token is replaced with, and when; null for that when it is unknown.
     *
     * @param refreshExpiresAt when the refresh token is dead unless it is used before; null when unknown, as after it was entered
     */
    record Renewal(
            Instant renewAt,
            String sealedRefreshToken,
            Instant refreshExpiresAt,
            String clientId,
            String sealedClientSecret) {
        @Override
        public String toString() {
            return "Renewal[renewAt=" + renewAt + ", clientId=" + clientId + "]";
        }
    }

    /** What a partner has of whom nothing was ever heard. */
    static Credentials none(String partner) {
        return new Credentials(partner, 0, "", null, null);
    }

    static Credentials entered(CredentialsChanged changed) {
        return of(changed.partner(), changed.version(), changed.shopDomain(), changed.token());
    }

    /** To be tried, before anybody enters them. */
    public static Credentials offered(String partner, String shopDomain, SealedToken token) {
        return of(partner, 0, shopDomain, token);
    }

    private static Credentials of(String partner, long version, String shopDomain, SealedToken token) {
        if (token instanceof SealedToken.Expiring expiring) {
            Renewal renewal = new Renewal(
                    expiring.expiresAt() == null ? null : IssuedToken.renewBefore(expiring.expiresAt()),
                    expiring.refreshToken(),
                    null,
                    expiring.clientId(),
                    expiring.clientSecret());
            return new Credentials(partner, version, shopDomain, expiring.accessToken(), renewal);
        }
        String permanent = token == null ? null : ((SealedToken.Permanent) token).accessToken();
        return new Credentials(partner, version, shopDomain, permanent, null);
    }

    @Override
    public String toString() {
        return "Credentials[partner=" + partner + ", version=" + version + ", shopDomain=" + shopDomain + "]";
    }
}
