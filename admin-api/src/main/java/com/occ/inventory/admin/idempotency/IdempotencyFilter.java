package com.occ.inventory.admin.idempotency;

import com.occ.inventory.admin.access.CurrentActor;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.idempotency.Claim.Answer;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code Idempotency-Key} for every POST of the API (draft-ietf-httpapi-idempotency-key-header): what was done under a key is not
 * done again, its answer is given again. Only answers that say "done" are kept; after an error the key may be used again.
 */
@Component
@Order(0) // after it is known who asks
final class IdempotencyFilter implements WebFilter {
    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/v1/**");
    private static final int LARGEST_BODY = 1_000_000;

    private final Keys keys;

    IdempotencyFilter(Keys keys) {
        this.keys = keys;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String key = request.getHeaders().getFirst(KEY);
        if (key == null
                || request.getMethod() != HttpMethod.POST
                || !API.matches(request.getPath().pathWithinApplication())) {
            return chain.filter(exchange);
        }
        return body(request).flatMap(body -> {
            KeyedRequest keyed = KeyedRequest.of(
                    CurrentActor.of(exchange).name(),
                    key,
                    request.getMethod().name(),
                    request.getURI().getRawPath() + "?" + request.getURI().getRawQuery(),
                    body);
            return keys.claim(keyed).flatMap(claim -> answer(claim, keyed, body, exchange, chain));
        });
    }

    private Mono<Void> answer(
            Claim claim, KeyedRequest request, byte[] body, ServerWebExchange exchange, WebFilterChain chain) {
        if (claim instanceof Claim.Ours ours) {
            return work(ours, request, body, exchange, chain);
        }
        if (claim instanceof Claim.Answered answered) {
            return again(answered.answer(), exchange.getResponse());
        }
        return Mono.error(
                claim instanceof Claim.Taken
                        ? Problem.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "The key stands for another request",
                                KEY + " " + request.key() + " was sent with another address or body within the last "
                                        + Keys.KEPT.toHours() + " hours. Send a new key with a new request.")
                        : Problem.conflict("A request with this " + KEY
                                + " is being worked on. Ask again with the same key in a moment to get its answer."));
    }

    private Mono<Void> work(
            Claim.Ours claim, KeyedRequest request, byte[] body, ServerWebExchange exchange, WebFilterChain chain) {
        Creation.reserve(exchange, claim.creates());
        RecordingResponse response =
                new RecordingResponse(exchange.getResponse(), answer -> record(claim, request, answer));
        ServerWebExchange inner = exchange.mutate()
                .request(new ReadRequest(exchange, body))
                .response(response)
                .build();
        return chain.filter(inner).then(Mono.defer(response::recordEmpty)).onErrorResume(error -> keys.giveBack(
                        request, claim)
                .onErrorResume(alsoFailed -> {
                    log.warn("an idempotency key stays claimed for {}", Keys.ABANDONED, alsoFailed);
                    return Mono.empty();
                })
                .then(Mono.error(error)));
    }

    /** What was done is answered, also when it could not be written down: the next one with the key finds it done. */
    private Mono<Void> record(Claim.Ours claim, KeyedRequest request, Answer answer) {
        return (HttpStatusCode.valueOf(answer.status()).isError()
                        ? keys.giveBack(request, claim)
                        : keys.answered(request, answer))
                .onErrorResume(error -> {
                    log.warn("the answer to an idempotency key is not kept", error);
                    return Mono.empty();
                });
    }

    private static Mono<Void> again(Answer answer, ServerHttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        headers.set(REPLAYED, "true");
        if (answer.location() != null) {
            headers.setLocation(URI.create(answer.location()));
        }
        if (answer.contentType() != null) {
            headers.set(HttpHeaders.CONTENT_TYPE, answer.contentType());
        }
        return answer.body().length == 0
                ? response.setComplete()
                : response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(answer.body())));
    }

    /** Reads one byte more than is allowed, which tells a body that is too large. */
    private static Mono<byte[]> body(ServerHttpRequest request) {
        return DataBufferUtils.join(DataBufferUtils.takeUntilByteCount(request.getBody(), LARGEST_BODY + 1L))
                .map(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .defaultIfEmpty(new byte[0])
                .doOnNext(bytes -> {
                    if (bytes.length > LARGEST_BODY) {
                        throw Problem.tooLarge("With an " + KEY + " a body may have " + LARGEST_BODY
                                + " bytes. An import comes to the same however often it is sent: leave the key out.");
                    }
                });
    }

    /** A request whose body has been read. */
    private static final class ReadRequest extends ServerHttpRequestDecorator {
        private final ServerWebExchange exchange;
        private final byte[] body;

        ReadRequest(ServerWebExchange exchange, byte[] body) {
            super(exchange.getRequest());
            this.exchange = exchange;
            this.body = body;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return body.length == 0
                    ? Flux.empty()
                    : Flux.defer(() ->
                            Flux.just(exchange.getResponse().bufferFactory().wrap(body)));
        }
    }
}
