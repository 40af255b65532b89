package com.occ.inventory.admin.access;

import org.springframework.web.server.ServerWebExchange;

/** Who makes a request, once the security chain has found out. */
public final class CurrentActor {
    private static final String ATTRIBUTE = CurrentActor.class.getName();

    private CurrentActor() {}

    public static Actor of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, Actor.NOBODY);
    }

    public static void is(ServerWebExchange exchange, Actor actor) {
        exchange.getAttributes().put(ATTRIBUTE, actor);
    }
}
