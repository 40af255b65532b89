package com.occ.inventory.admin.security;

import com.occ.inventory.admin.access.SecureTransport;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What browsers are told not to do with our pages. */
@Component
class SecurityHeaders implements ServerHttpHeadersWriter {
    /** The one style that Swagger UI writes into its page, that of its logo. Pages of ours have none. */
    private static final String LOGO_OF_SWAGGER = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

    static final String POLICY = "default-src 'self'; style-src 'self' " + LOGO_OF_SWAGGER
            + "; img-src 'self' data:; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";
    private static final String YEAR = "max-age=31536000";

    private final SecureTransport transport;

    SecurityHeaders(SecureTransport transport) {
        this.transport = transport;
    }

    @Override
    public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set("Content-Security-Policy", POLICY);
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (transport.of(exchange)) {
            headers.set("Strict-Transport-Security", YEAR);
        }
        return Mono.empty();
    }
}
