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

    private final String clientId;
    private final String clientSecret;
    private final Set<String> scopes;
    private final Map<String, Instant> live = new HashMap<>();
    private final Map<String, Instant> revoked = new HashMap<>();
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
        return expires != null && now.isBefore(expires);
    }

    /** A new token, unless the credentials are wrong or the app is gone. */
    public synchronized Optional<String> grant(String id, String secret, Instant now) {
        if (uninstalled || clientId == null || !clientId.equals(id) || !clientSecret.equals(secret)) {
            return Optional.empty();
        }
        var token = "shpat_" + UUID.randomUUID().toString().replace("-", "");
        live.put(token, now.plus(CLIENT_CREDENTIALS_LIFE));
        return Optional.of(token);
    }

    /** Every token issued so far is refused; an uninstalled app gets no new ones either. */
    public synchronized void revoke(boolean uninstall) {
        revoked.putAll(live);
        live.clear();
        uninstalled = uninstall;
    }

    public synchronized void restore() {
        live.putAll(revoked);
        revoked.clear();
        uninstalled = false;
    }
}
