package com.occ.inventory.admin.security;

import com.occ.inventory.admin.access.AccessRules;
import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.Need;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets a request pass when whoever makes it may do that, by {@link AccessRules}. */
final class Gate implements ReactiveAuthorizationManager<AuthorizationContext> {

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> caller, AuthorizationContext context) {
        Need need = need(context.getExchange());
        return caller.map(known -> allowed(need, (Actor) known.getPrincipal()))
                .defaultIfEmpty(need == Need.NOTHING)
                .map(AuthorizationDecision::new);
    }

    static Need need(ServerWebExchange exchange) {
        return AccessRules.of(
                exchange.getRequest().getMethod(),
                exchange.getRequest().getPath().pathWithinApplication());
    }

    private static boolean allowed(Need need, Actor actor) {
        return switch (need) {
            case NOTHING -> true;
            // Nobody else is recognised there.
            case CRON_SECRET -> actor.kind() == Actor.Kind.SYSTEM;
            case VIEWER, OPERATOR, ADMIN -> actor.role().includes(need.role());
        };
    }
}
