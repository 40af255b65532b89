package com.occ.inventory.shopify;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** One GraphQL request and what its answer means. */
final class Wire {

    private static final Logger log = LoggerFactory.getLogger(Wire.class);

    private final Transport transport;
    private final ShopifySettings settings;
    private final StoreCalls calls;
    private final AtomicBoolean versionReported = new AtomicBoolean();

    Wire(Transport transport, ShopifySettings settings, StoreCalls calls) {
        this.transport = transport;
        this.settings = settings;
        this.calls = calls;
    }

    /** @param sent counts the requests that left for this call */
    record Call(Operation operation, AccessToken token, byte[] body, AtomicInteger sent) {}

    Mono<Answer> send(ShopDomain domain, Call call) {
        Mono<Answer> attempt = transport
                .post(
                        settings.graphql(domain),
                        headers -> headers.set(
                                "X-Shopify-Access-Token", call.token().value()),
                        call.body())
                .doOnNext(this::checkVersion)
                .map(AnswerReader::read)
                .doOnError(failure -> log.debug("{} at {}: {}", call.operation().tag(), domain, words(failure)));
        return Mono.defer(() -> {
            call.sent().incrementAndGet();
            return calls.observed(domain, call.operation().tag(), Answer::requestId, attempt);
        });
    }

    /** With the request's name, which a problem's own message holds already. */
    private static String words(Throwable failure) {
        return failure instanceof AttemptFailure attempt && !(attempt instanceof AttemptFailure.Doubtful)
                ? attempt.getMessage() + " (request " + attempt.requestId() + ")"
                : failure.getMessage();
    }

    /** A version that Shopify no longer serves is answered by its oldest one, silently but for this header. */
    private void checkVersion(HttpAnswer answer) {
        String served = answer.apiVersion();
        if (served != null && !served.equals(settings.apiVersion()) && versionReported.compareAndSet(false, true)) {
            log.warn(
                    "asked for Shopify's API version {} but {} answered: set shopify.api-version (SHOPIFY_API_VERSION)",
                    settings.apiVersion(),
                    served);
        }
    }
}
