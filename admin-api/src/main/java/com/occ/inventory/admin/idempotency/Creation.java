package com.occ.inventory.admin.idempotency;

import java.util.UUID;
import org.springframework.web.server.ServerWebExchange;

/** The id of what a request creates. */
public final class Creation {
    private static final String ATTRIBUTE = Creation.class.getName();

    private Creation() {}

    /**
     * One that nothing has; the same again when a request with an Idempotency-Key is taken up by another instance, after the first
     * one crashed between the work and its answer. Whoever stores under it, and takes what is there already for done, does it once.
     */
    public static UUID id(ServerWebExchange exchange) {
        UUID reserved = exchange.getAttribute(ATTRIBUTE);
        return reserved == null ? UUID.randomUUID() : reserved;
    }

    static void reserve(ServerWebExchange exchange, UUID id) {
        exchange.getAttributes().put(ATTRIBUTE, id);
    }
}
