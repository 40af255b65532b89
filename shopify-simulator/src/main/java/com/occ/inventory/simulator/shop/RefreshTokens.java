package com.occ.inventory.simulator.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The refresh tokens of expiring offline tokens. Each refresh answers a new one; the old one stays usable until its
 * replacement, or the access token that came with it, is first used. So a client that lost an answer can ask again,
 * and one that kept the old pair cannot. Guarded by its tokens' lock.
 */
final class RefreshTokens {
    static final Duration LIFE = Duration.ofDays(90);

    private final Map<String, Instant> live = new HashMap<>();
    /** Either token of a new pair, and the refresh token that goes when it is used. */
    private final Map<String, String> replaced = new HashMap<>();

    void add(String refreshToken, Instant now) {
        live.put(refreshToken, now.plus(LIFE));
    }

    boolean accepts(String refreshToken, Instant now) {
        var expires = refreshToken == null ? null : live.get(refreshToken);
        return expires != null && now.isBefore(expires);
    }

    void replace(String old, String refreshToken, String accessToken, Instant now) {
        add(refreshToken, now);
        Set.of(refreshToken, accessToken).forEach(token -> replaced.put(token, old));
    }

    void used(String token) {
        var old = replaced.remove(token);
        if (old != null) {
            live.remove(old);
        }
    }
}
