package com.occ.inventory.simulator.oauth;

import com.occ.inventory.simulator.graphql.PlainAnswers;
import com.occ.inventory.simulator.shop.Fault;
import com.occ.inventory.simulator.shop.Shop;
import com.occ.inventory.simulator.shop.Shops;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Access tokens for client credentials and for refresh tokens, as JSON or form. */
@RestController
class TokenController {
    private static final String PATH = "/{shop}/admin/oauth/access_token";

    private final Shops shops;
    private final Grants grants;

    TokenController(Shops shops, Grants grants) {
        this.shops = shops;
        this.grants = grants;
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<Void> json(@PathVariable String shop, @RequestBody GrantRequest request, ServerWebExchange exchange) {
        return grant(shop, request, exchange);
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<Void> form(@PathVariable String shop, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> grant(shop, GrantRequest.of(form), exchange));
    }

    private Mono<Void> grant(String domain, GrantRequest request, ServerWebExchange exchange) {
        var response = exchange.getResponse();
        response.getHeaders().set("x-request-id", UUID.randomUUID().toString());
        var found = shops.find(domain);
        if (found.isEmpty()) {
            return PlainAnswers.write(Fault.Kind.NOT_FOUND_404, () -> null, response);
        }
        var shop = found.get();
        shop.calls().tokenAsked();
        var fault = shop.faults().next(Fault.Only.TOKEN);
        return delay(shop)
                .then(Mono.defer(() -> PlainAnswers.write(fault, () -> grants.answer(shop, request), response)));
    }

    private static Mono<?> delay(Shop shop) {
        Duration latency = shop.delays().next();
        return latency.isZero() ? Mono.empty() : Mono.delay(latency);
    }
}
