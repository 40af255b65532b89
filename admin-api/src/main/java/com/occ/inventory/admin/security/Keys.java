package com.occ.inventory.admin.security;

import com.occ.inventory.admin.AdminSettings;
import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.admin.token.ApiTokens;
import com.occ.inventory.secret.SharedSecret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What opens a door without a session: {@code Authorization: Bearer <key>}. The cron endpoint has a key of its own, which opens
 * nothing else. A secret of the environment that is unset or too short opens nothing.
 */
@Component
class Keys {
    private static final Logger log = LoggerFactory.getLogger(Keys.class);
    private static final String SCHEME = "Bearer ";

    private final SharedSecret api;
    private final SharedSecret cron;
    private final ApiTokens tokens;

    Keys(AdminSettings settings, ApiTokens tokens) {
        this.api = secret("API_TOKEN", settings.apiToken());
        this.cron = secret("CRON_SECRET", settings.cronSecret());
        this.tokens = tokens;
    }

    /** Null when the request brings none. */
    static String of(ServerWebExchange exchange) {
        String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).trim()
                : null;
    }

    /** Whose key it is; empty when it is nobody's. */
    Mono<Actor> owner(String key) {
        return api.matches(key)
                ? Mono.just(new Actor(Actor.Kind.TOKEN, Actor.API_TOKEN, Role.ADMIN))
                : tokens.find(key);
    }

    Mono<Actor> cron(String key) {
        return Mono.just(new Actor(Actor.Kind.SYSTEM, Actor.CRON, Role.OPERATOR))
                .filter(actor -> cron.matches(key));
    }

    boolean apiUsable() {
        return api.usable();
    }

    boolean cronUsable() {
        return cron.usable();
    }

    private static SharedSecret secret(String setting, String value) {
        SharedSecret secret = new SharedSecret(value);
        if (!secret.usable()) {
            log.warn("{} is unset or shorter than {} characters: it opens nothing", setting, SharedSecret.MIN_LENGTH);
        }
        return secret;
    }
}
