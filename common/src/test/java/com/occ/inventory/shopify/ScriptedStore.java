package com.occ.inventory.shopify;

import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A store on a real socket that answers what a test lined up, the last answer again and again, and remembers what it was asked. */
final class ScriptedStore implements AutoCloseable {

    static final String SHOP = "aurora-roasters.myshopify.com";
    /** Stands in a reply for this store's scheme, host and port. */
    static final String HERE = "http://here";
    /** So many variants are read in bulk. */
    static final int LARGE = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BEFORE_THE_BREAK = Duration.ofMillis(100);
    private static final Duration IMPATIENCE = Duration.ofSeconds(1);

    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final Map<String, Reply> standing = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final DisposableServer server;
    private final Clock clock;
    private ShopifyClients clients;
    private ShopifySettings settings;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    ScriptedStore() {
        this(Clock.systemUTC());
    }

    ScriptedStore(Clock clock) {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::handle)
                .bindNow();
        this.clock = clock;
    }

    /** Who never answers is given up soon, so that tests are quick; all others may take their time, as on a busy machine. */
    private synchronized ShopifyClients clients() {
        if (clients == null) {
            boolean silent = replies.stream().anyMatch(reply -> reply.ending() == Ending.NEVER);
            boolean endless = standing.containsKey("BulkOperation(");
            settings = settings(
                    "http://127.0.0.1:" + server.port() + "/{shop}",
                    silent ? IMPATIENCE : PATIENCE,
                    endless ? IMPATIENCE : PATIENCE);
            ObservationRegistry observations = ObservationRegistry.create();
            observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
            clients = new ShopifyClients(settings, meters, observations, clock);
        }
        return clients;
    }

    static ShopifySettings settings(String baseUrl) {
        return settings(baseUrl, PATIENCE, PATIENCE);
    }

    /** Where nobody answers. */
    static ShopifySettings impatient(String baseUrl) {
        return settings(baseUrl, IMPATIENCE, IMPATIENCE);
    }

    private static ShopifySettings settings(String baseUrl, Duration attempt, Duration bulk) {
        return new ShopifySettings(
                baseUrl,
                "2026-10",
                attempt,
                3,
                Duration.ofMillis(5),
                Duration.ofMillis(20),
                5,
                Duration.ofMinutes(1),
                new CatalogueSettings(LARGE, bulk, Duration.ofMillis(5), Duration.ofMillis(20)));
    }

    record Request(String path, Map<String, String> headers, JsonNode body) {
        JsonNode variables() {
            return body.path("variables");
        }
    }

    enum Ending {
        WHOLE,
        BROKEN_OFF,
        RESET,
        NEVER
    }

    record Reply(int status, Map<String, String> headers, String body, Ending ending) {

        static Reply json(String body) {
            return of(200, "application/json; charset=utf-8", body);
        }

        static Reply data(String data) {
            return json("{\"data\":" + data + "}");
        }

        static Reply error(String code) {
            return json("{\"errors\":[{\"message\":\"words\",\"extensions\":{\"code\":\"%s\"}}]}".formatted(code));
        }

        static Reply status(int status) {
            return of(status, "application/json", "{\"errors\":\"words\"}");
        }

        static Reply of(int status, String contentType, String body) {
            return new Reply(status, Map.of("Content-Type", contentType, "x-request-id", "id-1"), body, Ending.WHOLE);
        }

        Reply with(String header, String value) {
            var more = new java.util.HashMap<>(headers);
            more.put(header, value);
            return new Reply(status, more, body, ending);
        }

        Reply without(String header) {
            var fewer = new java.util.HashMap<>(headers);
            fewer.remove(header);
            return new Reply(status, fewer, body, ending);
        }

        Reply ending(Ending ending) {
            return new Reply(status, headers, body, ending);
        }
    }

    ScriptedStore answers(Reply... lined) {
        replies.addAll(List.of(lined));
        return this;
    }

    /** Whatever else is lined up, requests with these words in their document get this answer, each time. */
    ScriptedStore answersTo(String words, Reply reply) {
        standing.put(words, reply);
        return this;
    }

    ShopifyClient client() {
        return client(AccessTokens.fixed(new AccessToken("shpat_secret")));
    }

    ShopifyClient client(AccessTokens tokens) {
        return clients().client(settings.domain(SHOP), tokens);
    }

    AccessTokens clientCredentials() {
        return clients().clientCredentials(settings.domain(SHOP), "client-id", "client-secret");
    }

    Mono<IssuedToken> refresh(IssuedToken before, Duration deadline) {
        AppCredentials app = new AppCredentials("client-id", "client-secret");
        return clients().refresh(settings.domain(SHOP), app, before, deadline);
    }

    SimpleMeterRegistry meters() {
        return meters;
    }

    int port() {
        return server.port();
    }

    List<Request> requests() {
        return requests;
    }

    int calls() {
        return requests.size();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().defaultIfEmpty("{}").flatMap(body -> {
            Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            request.requestHeaders().forEach(header -> headers.put(header.getKey(), header.getValue()));
            Request asked =
                    new Request(request.uri(), headers, JsonMapper.shared().readTree(body));
            requests.add(asked);
            return Mono.from(send(reply(asked), response));
        });
    }

    private Reply reply(Request asked) {
        String document = asked.body().path("query").asString("");
        return standing.keySet().stream()
                .filter(document::contains)
                .findFirst()
                .map(standing::get)
                .orElseGet(() -> replies.size() > 1 ? replies.poll() : replies.peek());
    }

    private Publisher<Void> send(Reply reply, HttpServerResponse response) {
        response.status(reply.status());
        reply.headers().forEach(response::header);
        byte[] body = bytes(reply);
        return switch (reply.ending()) {
            case WHOLE ->
                response.header("Content-Length", String.valueOf(body.length)).sendByteArray(Mono.just(body));
            case BROKEN_OFF -> {
                response.header("Content-Length", String.valueOf(body.length + 100));
                // The body is never complete, else nobody would hang up behind it: once it is out, the connection goes.
                Mono<ByteBuf> end = Mono.delay(BEFORE_THE_BREAK)
                        .doOnNext(
                                tick -> response.withConnection(c -> c.channel().close()))
                        .then(Mono.never());
                yield response.send(Flux.concat(Mono.just(Unpooled.wrappedBuffer(body)), end), part -> true);
            }
            case RESET ->
                Mono.fromRunnable(() -> response.withConnection(c -> c.channel().close()));
            case NEVER -> Mono.never();
        };
    }

    private byte[] bytes(Reply reply) {
        byte[] plain =
                reply.body().replace(HERE, "http://127.0.0.1:" + server.port()).getBytes(StandardCharsets.UTF_8);
        if (!"gzip".equals(reply.headers().get("Content-Encoding"))) {
            return plain;
        }
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    @Override
    public void close() {
        clients().close();
        server.disposeNow(Duration.ofSeconds(2));
    }
}
