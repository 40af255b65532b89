package com.occ.inventory.shopify;

import com.occ.inventory.shopify.AttemptFailure.NoAnswer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.resources.ConnectionProvider;

/** Sends one request and reads its answer to the end, within a deadline. Follows no redirects and repeats nothing. */
final class Transport implements AutoCloseable {

    private static final int LARGEST_BODY = 16 * 1024 * 1024;
    private static final long LARGEST_FILE = 1024L * 1024 * 1024;
    private static final int CONNECTIONS_PER_HOST = 200;

    private final ConnectionProvider connections;
    private final WebClient web;
    private final Duration timeout;

    Transport(Duration timeout) {
        this.timeout = timeout;
        this.connections = ConnectionProvider.builder("shopify")
                .maxConnections(CONNECTIONS_PER_HOST)
                .pendingAcquireMaxCount(-1)
                .pendingAcquireTimeout(timeout)
                .maxIdleTime(Duration.ofSeconds(20))
                .build();
        HttpClient http = HttpClient.create(connections)
                .followRedirect(false)
                .disableRetry(true)
                .compress(true)
                .proxyWithSystemProperties();
        this.web = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_BODY))
                .build();
    }

    Mono<HttpAnswer> post(URI address, Consumer<HttpHeaders> headers, byte[] body) {
        return web.post()
                .uri(address)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToMono(Transport::readAll)
                .timeout(timeout)
                .onErrorMap(cause -> new NoAnswer(words(cause), null, cause));
    }

    /** Writes what is at that address into the file, with no word about who asks. The deadline is for each of its pieces. */
    Mono<Void> download(URI address, Path file) {
        return web.get()
                .uri(address)
                .httpRequest(request -> {
                    HttpClientRequest plain = request.getNativeRequest();
                    plain.responseTimeout(timeout);
                })
                .exchangeToMono(response -> response.statusCode().value() == 200
                        ? DataBufferUtils.write(bounded(response.bodyToFlux(DataBuffer.class)), file)
                        : response.releaseBody()
                                .then(Mono.error(new NoAnswer(
                                        "HTTP " + response.statusCode().value(), null, null))))
                .onErrorMap(cause -> cause instanceof NoAnswer ? cause : new NoAnswer(words(cause), null, cause));
    }

    private static Flux<DataBuffer> bounded(Flux<DataBuffer> body) {
        return Flux.defer(() -> {
            AtomicLong left = new AtomicLong(LARGEST_FILE);
            return body.handle((buffer, sink) -> {
                if (left.addAndGet(-buffer.readableByteCount()) < 0) {
                    DataBufferUtils.release(buffer);
                    sink.error(new NoAnswer("the file is larger than " + LARGEST_FILE + " bytes", null, null));
                } else {
                    sink.next(buffer);
                }
            });
        });
    }

    private static Mono<HttpAnswer> readAll(ClientResponse response) {
        return response.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .map(body -> new HttpAnswer(
                        response.statusCode().value(), response.headers().asHttpHeaders(), body));
    }

    private String words(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return "no answer within " + timeout;
        }
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
