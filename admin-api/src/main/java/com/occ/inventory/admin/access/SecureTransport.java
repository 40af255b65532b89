package com.occ.inventory.admin.access;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Whether the browser came by https: to us, or to the proxy in front of us. */
@Component
public class SecureTransport {
    private final boolean always;

    SecureTransport(AccessSettings settings) {
        this.always = settings.secureCookies();
    }

    /** Who claims https falsely only denies himself the cookie, so the header is believed from anybody. */
    public boolean of(ServerWebExchange exchange) {
        String forwarded = exchange.getRequest().getHeaders().getFirst("X-Forwarded-Proto");
        return always
                || "https".equalsIgnoreCase(exchange.getRequest().getURI().getScheme())
                || (forwarded != null && "https".equalsIgnoreCase(forwarded.split(",")[0].strip()));
    }
}
