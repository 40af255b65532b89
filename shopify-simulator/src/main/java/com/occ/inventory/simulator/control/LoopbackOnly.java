package com.occ.inventory.simulator.control;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The control API hands out tokens and breaks shops: it answers this machine only, wherever the simulator listens. */
@Component
class LoopbackOnly implements WebFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var remote = request.getRemoteAddress();
        var control = request.getPath().pathWithinApplication().value().startsWith("/_control");
        if (control && (remote == null || !remote.getAddress().isLoopbackAddress())) {
            exchange.getResponse().setStatusCode(HttpStatus.FORBIDDEN);
            return exchange.getResponse().setComplete();
        }
        return chain.filter(exchange);
    }
}
