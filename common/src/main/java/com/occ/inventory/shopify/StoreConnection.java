package com.occ.inventory.shopify;

import com.occ.inventory.shopify.AttemptFailure.Doubtful;
import com.occ.inventory.shopify.AttemptFailure.NoAnswer;
import com.occ.inventory.shopify.AttemptFailure.PushedBack;
import com.occ.inventory.shopify.AttemptFailure.StillRunning;
import com.occ.inventory.shopify.CostBudget.Reservation;
import com.occ.inventory.shopify.ShopifyProblem.Kind;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries a call through to an answer or a {@link ShopifyProblem}. From the inside out: one request behind the breaker;
 * sent when the budget allows, again when pushed back (neither a failure nor an attempt), and again while an earlier sending
 * still runs; once more after a refusal that may be a blip; a bounded number of attempts when no answer came.
 */
final class StoreConnection {

    /** With pauses of 500 ms at first and 10 s at most a good minute. */
    private static final int LOOKS_AT_A_RUNNING_CALL = 10;

    private final Store store;
    private final AccessTokens tokens;
    private final ShopifySettings settings;
    private final Wire wire;

    StoreConnection(Store store, AccessTokens tokens, ShopifySettings settings, Wire wire) {
        this.store = store;
        this.tokens = tokens;
        this.settings = settings;
        this.wire = wire;
    }

    ShopDomain domain() {
        return store.domain();
    }

    /** The same bytes are sent however often it takes, so a mutation keeps its idempotency key. */
    <T> Mono<T> call(Operation operation, ObjectNode variables, Function<Answer, T> read) {
        return Mono.defer(() -> {
            byte[] body = operation.body(variables);
            AtomicInteger sent = new AtomicInteger();
            return Mono.defer(tokens::current)
                    .flatMap(token -> Mono.usingWhen(
                            store.budget().reserve(operation),
                            reservation -> send(new Wire.Call(operation, token, body, sent), reservation)
                                    .map(read)
                                    .transformDeferred(CircuitBreakerOperator.of(store.breaker())),
                            reservation -> Mono.fromRunnable(reservation::release)))
                    .retryWhen(afterPushBack())
                    .retryWhen(whileStillRunning())
                    .retryWhen(afterDoubt())
                    .transformDeferred(RetryOperator.of(store.retry()))
                    .onErrorMap(failure -> problem(failure, sent.get()));
        });
    }

    private Mono<Answer> send(Wire.Call call, Reservation reservation) {
        return wire.send(store.domain(), call)
                .doOnNext(answer -> reservation.answered(answer.cost()))
                .doOnError(PushedBack.class, pushedBack -> {
                    reservation.throttled(pushedBack.cost());
                    store.budget().pause(pushedBack.pause());
                })
                .doOnError(Doubtful.class, doubtful -> {
                    if (doubtful.problem().kind() != Kind.REQUEST_REFUSED) {
                        tokens.refused(call.token());
                    }
                });
    }

    private Retry afterPushBack() {
        return Retry.max(settings.pushBacks())
                .filter(new PushBackPatience()::bears)
                .onRetryExhaustedThrow((spec, signal) -> signal.failure());
    }

    /** An answer was lost and its call goes on: with its end that answer can be had, so this is worth more than an attempt. */
    private Retry whileStillRunning() {
        return Retry.backoff(LOOKS_AT_A_RUNNING_CALL, settings.backoff())
                .maxBackoff(settings.maxBackoff())
                .jitter(0.5)
                .filter(StillRunning.class::isInstance)
                .onRetryExhaustedThrow((spec, signal) -> signal.failure());
    }

    private Retry afterDoubt() {
        return Retry.fixedDelay(1, settings.backoff())
                .jitter(0.5)
                .filter(Doubtful.class::isInstance)
                .onRetryExhaustedThrow((spec, signal) -> signal.failure());
    }

    /** What callers get to see of a failure after so many requests. */
    static Throwable problem(Throwable failure, int sent) {
        if (failure instanceof Doubtful doubtful) {
            return doubtful.problem();
        }
        if (failure instanceof NoAnswer noAnswer) {
            return new ShopifyProblem.Unreachable(
                    sent, noAnswer.getMessage(), noAnswer.requestId(), noAnswer.getCause());
        }
        if (failure instanceof StillRunning running) {
            return new ShopifyProblem.Unreachable(sent, running.getMessage(), running.requestId(), null);
        }
        if (failure instanceof PushedBack pushedBack) {
            return new ShopifyProblem.Unreachable(
                    sent,
                    "told to come back later each time: " + pushedBack.getMessage(),
                    pushedBack.requestId(),
                    null);
        }
        if (failure instanceof CallNotPermittedException notPermitted) {
            return new ShopifyProblem.Unreachable(sent, "left alone for a while after an outage", null, notPermitted);
        }
        return failure;
    }
}
