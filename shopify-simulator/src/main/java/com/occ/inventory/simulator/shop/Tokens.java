package com.occ.inventory.simulator.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The access tokens of the one app a shop has installed, and the client credentials that buy new ones. */
public final class Tokens {
    /** Shopify answers 86399 for a token of a day. */
    public static final Duration CLIENT_CREDENTIALS_LIFE = Duration.ofSeconds(86_399);

    /** How long an expiring offline token lives, unless a shop is made otherwise. */
    public static final Duration OFFLINE_LIFE = Duration.ofHours(1);

    public static final Duration REFRESH_TOKEN_LIFE = RefreshTokens.LIFE;

    private final String clientId;
    private final String clientSecret;
    private final Set<String> scopes;
    private final Map<String, Instant> live = new HashMap<>();
    private final Map<String, Instant> revoked = new HashMap<>();
    private final RefreshTokens refreshTokens = new RefreshTokens();
    private Duration offlineLife = OFFLINE_LIFE;
    private boolean refusesRefresh;
    private boolean uninstalled;

    public Tokens(String accessToken, String clientId, String clientSecret, Set<String> scopes) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.scopes = Set.copyOf(scopes);
        if (accessToken != null) {
            live.put(accessToken, Instant.MAX);
        }
    }

    public Set<String> scopes() {
        return scopes;
    }

    public synchronized boolean accepts(String token, Instant now) {
        var expires = token == null ? null : live.get(token);
        var accepted = expires != null && now.isBefore(expires);
        if (accepted) {
            refreshTokens.used(token);
        }
        return accepted;
    }

    /** Makes an offline token one that expires and comes with a refresh token. */
    public synchronized void expiring(Pair pair, Instant now) {
        offlineLife = pair.life();
        live.put(pair.accessToken(), now.plus(pair.life()));
        refreshTokens.add(pair.refreshToken(), now);
    }

    /** All access tokens are refused from now on, as if their time were over; refresh tokens stay. */
    public synchronized void expire() {
        live.clear();
    }

    public synchronized boolean knows(String id, String secret) {
        return !uninstalled && clientId != null && clientId.equals(id) && clientSecret.equals(secret);
    }

    /** A new pair; empty when the refresh token is unknown, replaced, too old or revoked. */
    public synchronized Optional<Pair> refresh(String refreshToken, Instant now) {
        if (refusesRefresh || !refreshTokens.accepts(refreshToken, now)) {
            return Optional.empty();
        }
        refreshTokens.used(refreshToken);
        var pair = new Pair(random("shpat_"), random("shprt_"), offlineLife);
        refreshTokens.replace(refreshToken, pair.refreshToken(), pair.accessToken(), now);
        live.put(pair.accessToken(), now.plus(pair.life()));
        return Optional.of(pair);
    }

    /** @param life of the access token */
    public record Pair(String accessToken, String refreshToken, Duration life) {
        @Override
        public String toString() {
            return "Pair[life=" + life + "]";
        }
    }

    private static String random(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    /** A new token, unless the credentials are wrong or the app is gone. */
    public synchronized Optional<String> grant(String id, String secret, Instant now) {
        if (!knows(id, secret)) {
            return Optional.empty();
        }
        var token = random("shpat_");
        live.put(token, now.plus(CLIENT_CREDENTIALS_LIFE));
        return Optional.of(token);
    }

    /** Every token issued so far is refused; an uninstalled app gets no new ones either. */
    public synchronized void revoke(boolean uninstall) {
        revoked.putAll(live);
        live.clear();
        refusesRefresh = true;
        uninstalled = uninstall;
    }

    public synchronized void restore() {
        live.putAll(revoked);
        revoked.clear();
        refusesRefresh = false;
        uninstalled = false;
    }
}
