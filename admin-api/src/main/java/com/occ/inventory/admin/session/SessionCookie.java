package com.occ.inventory.admin.session;

import com.occ.inventory.admin.access.AccessSettings;
import com.occ.inventory.admin.access.SecureTransport;
import java.time.Duration;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Carries a session's id, out of reach of scripts and of other sites. */
@Component
public class SessionCookie {
    public static final String NAME = "session";

    private final SecureTransport transport;
    private final Duration lifetime;

    SessionCookie(SecureTransport transport, AccessSettings settings) {
        this.transport = transport;
        this.lifetime = settings.sessionLifetime();
    }

    /** Null when the browser has none. */
    public static String of(ServerWebExchange exchange) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(NAME);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    public void set(ServerWebExchange exchange, String id) {
        exchange.getResponse().addCookie(cookie(exchange, id, lifetime));
    }

    public void clear(ServerWebExchange exchange) {
        exchange.getResponse().addCookie(cookie(exchange, "", Duration.ZERO));
    }

    private ResponseCookie cookie(ServerWebExchange exchange, String value, Duration age) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(transport.of(exchange))
                .path("/")
                .maxAge(age)
                .build();
    }
}
