package com.occ.inventory.admin.security;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.CurrentActor;
import com.occ.inventory.admin.access.Need;
import com.occ.inventory.admin.session.SessionCookie;
import com.occ.inventory.admin.session.Sessions;
import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds out who makes a request: by the key it brings or, only when it brings none, by its session. */
@Component
class Callers implements ServerSecurityContextRepository {
    private static final String FOUND = Callers.class.getName();

    private final Keys keys;
    private final Sessions sessions;

    Callers(Keys keys, Sessions sessions) {
        this.keys = keys;
        this.sessions = sessions;
    }

    /** Asked for several times a request, and looked up once. */
    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        Mono<SecurityContext> known = exchange.getAttribute(FOUND);
        if (known != null) {
            return known;
        }
        Mono<SecurityContext> found = actor(exchange)
                .doOnNext(actor -> CurrentActor.is(exchange, actor))
                .map(Callers::context)
                .cache();
        exchange.getAttributes().put(FOUND, found);
        return found;
    }

    /** Signing in and out is what keeps sessions, see there. */
    @Override
    public Mono<Void> save(ServerWebExchange exchange, SecurityContext context) {
        return Mono.empty();
    }

    private Mono<Actor> actor(ServerWebExchange exchange) {
        String key = Keys.of(exchange);
        if (Gate.need(exchange) == Need.CRON_SECRET) {
            return key == null ? Mono.empty() : keys.cron(key);
        }
        if (key != null) {
            return keys.owner(key);
        }
        String session = SessionCookie.of(exchange);
        return session == null ? Mono.empty() : sessions.find(session);
    }

    private static SecurityContext context(Actor actor) {
        return new SecurityContextImpl(new PreAuthenticatedAuthenticationToken(
                actor, "", List.of(new SimpleGrantedAuthority("ROLE_" + actor.role()))));
    }
}
