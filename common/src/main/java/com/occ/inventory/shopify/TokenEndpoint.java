package com.occ.inventory.shopify;

import com.occ.inventory.shopify.AttemptFailure.Doubtful;
import com.occ.inventory.shopify.AttemptFailure.NoAnswer;
import com.occ.inventory.shopify.AttemptFailure.PushedBack;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.Retry.RetrySignal;
import reactor.util.retry.RetryBackoffSpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a store's tokens are issued. A grant ends with a token, or with a {@link ShopifyProblem} after a bounded number of
 * attempts: {@link ShopifyProblem.TokenInvalid} when it was refused, {@link ShopifyProblem.Unreachable} when no usable answer
 * came. Asking again is safe: a refresh token stays usable until what it was exchanged for is first used.
 */
final class TokenEndpoint {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Transport transport;
    private final StoreCalls calls;
    private final ShopDomain domain;
    private final URI address;
    private final ShopifySettings settings;
    private final Clock clock;

    TokenEndpoint(Transport transport, StoreCalls calls, ShopifySettings settings, ShopDomain domain, Clock clock) {
        this.transport = transport;
        this.calls = calls;
        this.domain = domain;
        this.address = settings.accessToken(domain);
        this.settings = settings;
        this.clock = clock;
    }

    /** @param deadline for all attempts together */
    Mono<IssuedToken> clientCredentials(AppCredentials app, Duration deadline) {
        return grant("client credentials", request(app, "client_credentials"), deadline);
    }

    /** @param deadline for all attempts together */
    Mono<IssuedToken> refresh(AppCredentials app, IssuedToken before, Duration deadline) {
        ObjectNode request = request(app, "refresh_token");
        request.put("refresh_token", before.refreshToken());
        return grant("refresh token", request, deadline).map(issued -> issued.after(before));
    }

    private static ObjectNode request(AppCredentials app, String grantType) {
        ObjectNode request = JSON.createObjectNode();
        request.put("client_id", app.clientId());
        request.put("client_secret", app.clientSecret());
        request.put("grant_type", grantType);
        return request;
    }

    private Mono<IssuedToken> grant(String grant, ObjectNode request, Duration deadline) {
        byte[] body = JSON.writeValueAsBytes(request);
        return Mono.defer(() -> {
            AtomicInteger sent = new AtomicInteger();
            return Mono.defer(() -> {
                        sent.incrementAndGet();
                        return calls.observed(
                                domain,
                                "token",
                                issued -> null,
                                transport
                                        .post(address, headers -> {}, body)
                                        .map(answer -> GrantReader.read(answer, grant, clock.instant())));
                    })
                    .retryWhen(Retry.from(failures -> failures.concatMap(this::afterPushBack)))
                    .retryWhen(jittered(Retry.fixedDelay(1, settings.backoff()).filter(Doubtful.class::isInstance)))
                    .retryWhen(jittered(Retry.backoff(settings.attempts() - 1L, settings.backoff())
                            .maxBackoff(settings.maxBackoff())
                            .filter(NoAnswer.class::isInstance)))
                    .timeout(deadline)
                    .onErrorMap(TimeoutException.class, late -> new NoAnswer("no token within " + deadline, null, late))
                    .onErrorMap(NoAnswer.class, TokenEndpoint::named)
                    .onErrorMap(failure -> StoreConnection.problem(failure, sent.get()));
        });
    }

    /** An operator would look at the store's API otherwise. */
    private static NoAnswer named(NoAnswer failure) {
        return new NoAnswer("token endpoint: " + failure.getMessage(), failure.requestId(), failure.getCause());
    }

    private Mono<Long> afterPushBack(RetrySignal signal) {
        return signal.failure() instanceof PushedBack pushedBack && signal.totalRetries() < settings.pushBacks()
                ? Mono.delay(pushedBack.pause())
                : Mono.error(signal.failure());
    }

    private static Retry jittered(RetryBackoffSpec retry) {
        return retry.jitter(0.5).onRetryExhaustedThrow((spec, signal) -> signal.failure());
    }
}
