package com.occ.inventory.shopify;

import com.occ.inventory.shopify.AttemptFailure.NoAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Sends one request and reads its answer to the end, within a deadline. Follows no redirects and repeats nothing. */
final class Transport implements AutoCloseable {

    private static final int LARGEST_BODY = 16 * 1024 * 1024;
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
