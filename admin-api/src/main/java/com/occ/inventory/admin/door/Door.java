package com.occ.inventory.admin.door;

import com.occ.inventory.admin.AdminSettings;
import com.occ.inventory.secret.SharedSecret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Lets in who knows the secret: {@code Authorization: Bearer <secret>}. The cron endpoint has a secret of its own. A door whose
 * secret is unset or too short lets nobody in.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class Door implements WebFilter {
    private static final Logger log = LoggerFactory.getLogger(Door.class);
    private static final String SCHEME = "Bearer ";

    // The same matching as the controllers': an encoded letter in the path is no way around.
    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");
    private static final PathPattern CRON = PathPatternParser.defaultInstance.parse("/api/cron/inventory-sync");

    private final Lock api;
    private final Lock cron;

    Door(AdminSettings settings) {
        this.api = Lock.of("API_TOKEN", settings.apiToken());
        this.cron = Lock.of("CRON_SECRET", settings.cronSecret());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        if (!API.matches(path)) {
            return chain.filter(exchange);
        }
        Lock lock = CRON.matches(path) ? cron : api;
        Problem refusal = lock.refusal(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
        return refusal == null ? chain.filter(exchange) : Mono.error(refusal);
    }

    private record Lock(String setting, SharedSecret secret) {
        static Lock of(String setting, String value) {
            SharedSecret secret = new SharedSecret(value);
            if (!secret.usable()) {
                log.warn(
                        "{} is unset or shorter than {} characters: what it guards stays closed",
                        setting,
                        SharedSecret.MIN_LENGTH);
            }
            return new Lock(setting, secret);
        }

        /** Null when the caller may come in. */
        Problem refusal(String authorization) {
            if (!secret.usable()) {
                return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "This door is closed",
                        setting + " is unset or shorter than " + SharedSecret.MIN_LENGTH
                                + " characters. Set it and start the service again.");
            }
            boolean bearer = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
            if (bearer
                    && secret.matches(authorization.substring(SCHEME.length()).trim())) {
                return null;
            }
            return Problem.of(
                    HttpStatus.UNAUTHORIZED,
                    "Who are you?",
                    "Send the header Authorization: Bearer <" + setting + "> with the right value.");
        }
    }
}
