package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.shop.Shop;
import com.occ.inventory.simulator.shop.Shops;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The Admin API's one address. Half of a shop's latency passes before the call is done, half before its answer leaves. */
@RestController
class AdminApiController {
    private final Shops shops;
    private final AdminApi api;
    private final CallHandler handler;
    private final JsonMapper mapper;

    AdminApiController(Shops shops, AdminApi api, CallHandler handler, JsonMapper mapper) {
        this.shops = shops;
        this.api = api;
        this.handler = handler;
        this.mapper = mapper;
    }

    @PostMapping("/{shop}/admin/api/{version}/graphql.json")
    Mono<Void> call(
            @PathVariable String shop,
            @PathVariable String version,
            @RequestBody(required = false) byte[] body,
            ServerWebExchange exchange) {
        var response = exchange.getResponse();
        var requestId = UUID.randomUUID().toString();
        response.getHeaders().set("x-request-id", requestId);
        var served = ApiVersion.serving(version);
        var known = shops.find(shop);
        if (known.isEmpty() || served.isEmpty()) {
            return ReplyWriter.write(FaultReplies.notFound(), response);
        }
        response.getHeaders().set("X-Shopify-API-Version", served.get().name());
        var request = read(body);
        if (request.isEmpty()) {
            return ReplyWriter.write(FaultReplies.unreadable(), response);
        }
        var token = exchange.getRequest().getHeaders().getFirst("X-Shopify-Access-Token");
        var prepared = api.prepare(request.get(), served.get());
        return handled(
                known.get(),
                new CallHandler.Incoming(prepared, served.get(), token, requestId, origin(exchange)),
                exchange);
    }

    private static String origin(ServerWebExchange exchange) {
        var address = exchange.getRequest().getURI();
        return address.getScheme() + "://" + address.getAuthority();
    }

    private Mono<Void> handled(Shop shop, CallHandler.Incoming incoming, ServerWebExchange exchange) {
        var half = shop.delays().next().dividedBy(2);
        shop.calls().began(incoming.prepared().operation(), incoming.prepared().mutation());
        return after(half)
                .then(Mono.fromSupplier(() -> handler.handle(shop, incoming, half)))
                .flatMap(reply -> after(half).thenReturn(reply))
                .flatMap(reply -> ReplyWriter.write(reply, exchange.getResponse()))
                .doFinally(signal -> shop.calls().ended());
    }

    private static Mono<?> after(Duration delay) {
        return delay.isZero() ? Mono.empty() : Mono.delay(delay);
    }

    private Optional<GraphQlRequest> read(byte[] body) {
        try {
            return Optional.ofNullable(body)
                    .map(bytes -> mapper.readValue(bytes, GraphQlRequest.class))
                    .filter(request -> request.query() != null);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
