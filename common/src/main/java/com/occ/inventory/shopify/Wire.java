package com.occ.inventory.shopify;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** One GraphQL request and what its answer means, timed as {@code shopify.requests} by operation and result. */
final class Wire {

    private static final Logger log = LoggerFactory.getLogger(Wire.class);

    private final Transport transport;
    private final ShopifySettings settings;
    private final MeterRegistry meters;
    private final AtomicBoolean versionReported = new AtomicBoolean();

    Wire(Transport transport, ShopifySettings settings, MeterRegistry meters) {
        this.transport = transport;
        this.settings = settings;
        this.meters = meters;
    }

    /** @param sent counts the requests that left for this call */
    record Call(Operation operation, AccessToken token, byte[] body, AtomicInteger sent) {}

    Mono<Answer> send(ShopDomain domain, Call call) {
        return Mono.defer(() -> {
            call.sent().incrementAndGet();
            Timer.Sample sample = Timer.start(meters);
            return transport
                    .post(
                            settings.graphql(domain),
                            headers -> headers.set(
                                    "X-Shopify-Access-Token", call.token().value()),
                            call.body())
                    .doOnNext(this::checkVersion)
                    .map(AnswerReader::read)
                    .doOnSuccess(answer -> sample.stop(timer(call.operation(), "ok")))
                    .doOnError(failure -> {
                        sample.stop(timer(call.operation(), result(failure)));
                        log.debug("{} at {}: {}", call.operation().tag(), domain, words(failure));
                    })
                    .doOnCancel(() -> sample.stop(timer(call.operation(), "cancelled")));
        });
    }

    private Timer timer(Operation operation, String result) {
        return Timer.builder("shopify.requests")
                .description("Requests to stores")
                .tag("operation", operation.tag())
                .tag("result", result)
                .register(meters);
    }

    private static String result(Throwable failure) {
        if (failure instanceof ShopifyProblem problem) {
            return problem.kind().name().toLowerCase();
        }
        if (failure instanceof AttemptFailure.Doubtful doubtful) {
            return result(doubtful.problem());
        }
        return failure instanceof AttemptFailure.PushedBack ? "pushed_back" : "no_answer";
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
