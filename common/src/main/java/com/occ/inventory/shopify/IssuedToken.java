package com.occ.inventory.shopify;

import java.time.Duration;
import java.time.Instant;

/**
 * An access token with a life, and what asks for its successor. Never printed.
 *
 * @param renewAt when it is time for another one, some time before it expires; null when that is unknown or never
 * @param refreshToken null when the grant gives none
 * @param refreshExpiresAt when that one is dead unless it is used before; null when that is unknown
 */
public record IssuedToken(AccessToken accessToken, Instant renewAt, String refreshToken, Instant refreshExpiresAt) {

    private static final Duration MARGIN = Duration.ofMinutes(5);

    public IssuedToken(AccessToken accessToken, Instant renewAt, String refreshToken) {
        this(accessToken, renewAt, refreshToken, null);
    }

    /** Long enough before the end for work that has just begun. */
    public static Instant renewBefore(Instant expiresAt) {
        return expiresAt.minus(MARGIN);
    }

    /** The same for a token that is new: it serves half of its life at least. */
    static Instant renewal(Instant issuedAt, Duration life) {
        Instant halfTime = issuedAt.plus(life.dividedBy(2));
        Instant before = renewBefore(issuedAt.plus(life));
        return before.isAfter(halfTime) ? before : halfTime;
    }

    /** This in place of that one: without a new refresh token the old one stays (RFC 6749, section 6), and so does what is known of its end. */
    IssuedToken after(IssuedToken before) {
        if (refreshToken != null && !refreshToken.equals(before.refreshToken)) {
            return this;
        }
        Instant expiresAt = refreshExpiresAt == null ? before.refreshExpiresAt : refreshExpiresAt;
        return new IssuedToken(accessToken, renewAt, before.refreshToken, expiresAt);
    }

    public boolean isDue(Instant now) {
        return renewAt != null && !now.isBefore(renewAt);
    }

    @Override
    public String toString() {
        return "IssuedToken[renewAt=" + renewAt + "]";
    }
}
