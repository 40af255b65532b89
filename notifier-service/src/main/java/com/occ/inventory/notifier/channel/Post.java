package com.occ.inventory.notifier.channel;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.ssl.SslContext;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Posts JSON. Follows no redirect and reads nothing of an answer but its status. Each call has a connection of its own, so the
 * address is looked at each time.
 */
final class Post {
    private static final Duration EACH_STEP = Duration.ofSeconds(10);
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final HttpClient trusted;
    private final HttpClient guarded;

    Post() {
        this(InetAddress::getAllByName, null, EACH_STEP);
    }

    /** @param tls null for the machine's own trust */
    Post(GuardedResolver.Lookup lookup, SslContext tls, Duration eachStep) {
        HttpClient client = HttpClient.create(ConnectionProvider.newConnection())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(eachStep.toMillis()))
                .responseTimeout(eachStep)
                .followRedirect(false)
                .disableRetry(true)
                .headers(headers -> headers.set(HttpHeaderNames.USER_AGENT, "occ-inventory-sync")
                        .set(HttpHeaderNames.CONTENT_TYPE, "application/json"));
        trusted = tls == null ? client : client.secure(ssl -> ssl.sslContext(tls));
        guarded = trusted.resolver(new GuardedResolver(lookup));
    }

    /** How it ended. */
    sealed interface Outcome {
        record Answered(int status) implements Outcome {}

        /** Nothing was sent. */
        record NotSent(String why) implements Outcome {}

        /** It was sent, wholly or in part, and nobody answered. */
        record NoAnswer(String why) implements Outcome {}
    }

    Mono<Outcome> json(Target target, Map<String, String> headers, String json) {
        AtomicBoolean sent = new AtomicBoolean();
        return (target.trusted() ? trusted : guarded)
                .doOnRequest((request, connection) -> sent.set(true))
                .headers(all -> headers.forEach(all::set))
                .post()
                .uri(target.uri())
                .send(ByteBufFlux.fromString(Mono.just(json), StandardCharsets.UTF_8, ByteBufAllocator.DEFAULT))
                .response((response, body) -> Mono.<Outcome>just(
                        new Outcome.Answered(response.status().code())))
                .next()
                .timeout(DEADLINE)
                .onErrorResume(
                        Exception.class,
                        failure -> Mono.just(
                                sent.get()
                                        ? new Outcome.NoAnswer(target.shown() + " did not answer in time")
                                        : new Outcome.NotSent(why(target, failure))));
    }

    private static String why(Target target, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GuardedResolver.NotPublic) {
                return target.shown()
                        + " leads to an address that is not of the public internet; set it in the notifier's "
                        + "environment if that is meant";
            }
            if (cause instanceof UnknownHostException) {
                return "there is no host " + target.uri().getHost();
            }
            if (cause instanceof SSLException) {
                return "no secure connection to " + target.shown()
                        + ": its certificate is not trusted or not for this name";
            }
            if (cause instanceof ConnectException || cause instanceof TimeoutException) {
                return target.shown() + " cannot be reached";
            }
        }
        return target.shown() + " cannot be reached";
    }
}
