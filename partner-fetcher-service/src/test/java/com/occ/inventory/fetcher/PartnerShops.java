package com.occ.inventory.fetcher;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Partners' stores on one real socket, each with a way of its own to answer for its variants. */
final class PartnerShops implements AutoCloseable {

    private final Map<String, Shop> shops = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final DisposableServer server =
            HttpServer.create().host("127.0.0.1").port(0).handle(this::handle).bindNow();

    /** What a shop answers: a status and a body, or nothing at all. */
    record Reply(int status, String body) {
        static final Reply SILENCE = new Reply(0, "");
    }

    /** @param answer from the token and the ids asked for */
    interface Shop {
        Reply answer(String token, JsonNode ids);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.port() + "/{shop}";
    }

    void open(String domain, Shop shop) {
        shops.put(domain, shop);
    }

    /** A shop that answers with the node that {@code node} makes of each id. */
    void open(String domain, Function<String, String> node) {
        open(
                domain,
                (token, ids) -> new Reply(
                        200,
                        ids.valueStream()
                                .map(id -> node.apply(id.asString()))
                                .collect(Collectors.joining(",", "{\"data\":{\"nodes\":[", "]}}"))));
    }

    /** The node of a variant in stock. */
    static String variant(String id, int available) {
        return """
                {"id":"%s","inventoryQuantity":%d,"requiresComponents":false,"inventoryItem":{"tracked":true}}"""
                .formatted(id, available);
    }

    int calls(String domain) {
        return calls.getOrDefault(domain, new AtomicInteger()).get();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        String domain = request.uri().split("/")[1];
        return request.receive().aggregate().asString().flatMap(body -> {
            calls.computeIfAbsent(domain, key -> new AtomicInteger()).incrementAndGet();
            JsonNode ids = JsonMapper.shared().readTree(body).path("variables").path("ids");
            Reply reply = shops.getOrDefault(domain, (token, all) -> new Reply(404, "{\"errors\":\"Not Found\"}"))
                    .answer(request.requestHeaders().get("X-Shopify-Access-Token"), ids);
            if (reply.status() == 0) {
                return Mono.never();
            }
            response.status(reply.status())
                    .header("Content-Type", "application/json")
                    .header("x-request-id", "id-" + domain);
            return response.sendString(Mono.just(reply.body())).then();
        });
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(2));
    }
}
