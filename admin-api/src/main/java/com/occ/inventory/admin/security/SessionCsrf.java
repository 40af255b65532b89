package com.occ.inventory.admin.security;

import com.occ.inventory.admin.access.AccessRules;
import com.occ.inventory.admin.access.OpaqueSecret;
import com.occ.inventory.admin.access.SecureTransport;
import com.occ.inventory.admin.session.SessionCookie;
import java.util.Set;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * The tokens of forms, made of the session's id, so that nothing is stored and any instance knows them. Whoever has no session yet,
 * on the pages that make one, gets a cookie in its place.
 */
@Component
class SessionCsrf implements ServerCsrfTokenRepository, ServerWebExchangeMatcher {
    static final String HEADER = "X-CSRF-TOKEN";
    static final String FIELD = "_csrf";
    static final String VISIT = "visit";
    private static final Set<PathPattern> BEFORE_SESSIONS = Set.of(
            PathPatternParser.defaultInstance.parse("/login"), PathPatternParser.defaultInstance.parse("/setup"));

    private final SecureTransport transport;

    SessionCsrf(SecureTransport transport) {
        this.transport = transport;
    }

    /** Whether a request must bring a token: a browser sends cookies by itself, a program sends its key on purpose. */
    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        boolean protectedOne = !AccessRules.safe(exchange.getRequest().getMethod())
                && Keys.of(exchange) == null
                && (SessionCookie.of(exchange) != null || beforeSessions(exchange));
        return protectedOne ? MatchResult.match() : MatchResult.notMatch();
    }

    /** Whether a page may hold forms that need one. */
    static boolean mayShowForms(ServerWebExchange exchange) {
        return SessionCookie.of(exchange) != null || beforeSessions(exchange);
    }

    @Override
    public Mono<CsrfToken> loadToken(ServerWebExchange exchange) {
        String seed = SessionCookie.of(exchange);
        HttpCookie visit = exchange.getRequest().getCookies().getFirst(VISIT);
        if (seed == null && visit != null && !visit.getValue().isEmpty()) {
            seed = visit.getValue();
        }
        return seed == null ? Mono.empty() : Mono.just(token(seed));
    }

    /** Only when somebody wants it: most requests of strangers get no cookie. */
    @Override
    public Mono<CsrfToken> generateToken(ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> {
            String visit = OpaqueSecret.next();
            exchange.getResponse()
                    .addCookie(ResponseCookie.from(VISIT, visit)
                            .httpOnly(true)
                            .sameSite("Strict")
                            .secure(transport.of(exchange))
                            .path("/")
                            .build());
            return token(visit);
        });
    }

    /** It follows from its cookie. */
    @Override
    public Mono<Void> saveToken(ServerWebExchange exchange, CsrfToken token) {
        return Mono.empty();
    }

    private static CsrfToken token(String seed) {
        return new DefaultCsrfToken(HEADER, FIELD, OpaqueSecret.hashText("csrf:" + seed));
    }

    private static boolean beforeSessions(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        return BEFORE_SESSIONS.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
