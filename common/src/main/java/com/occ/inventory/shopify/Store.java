package com.occ.inventory.shopify;

import com.occ.inventory.shopify.AttemptFailure.NoAnswer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Schedulers;

/** What all calls to one store share, whoever makes them and with whatever token. */
record Store(ShopDomain domain, CostBudget budget, CircuitBreaker breaker, Retry retry) {

    private static final Logger log = LoggerFactory.getLogger(Store.class);

    /** Calls that the breaker looks back on; single failures are the retry's business, only an outage is the breaker's. */
    private static final int WINDOW = 20;

    private static final float OUTAGE_PERCENT = 80;

    /** More than any reader or writer has in flight: a call refused for its company alone would pass for an outage. */
    private static final int TRIAL_CALLS = 50;

    static Store of(ShopDomain domain, ShopifySettings settings, StoreMeters meters) {
        return new Store(
                domain,
                new CostBudget(Schedulers.parallel(), meters),
                breaker(domain, settings),
                retry(domain, settings));
    }

    private static CircuitBreaker breaker(ShopDomain domain, ShopifySettings settings) {
        CircuitBreaker breaker = CircuitBreaker.of(
                domain.value(),
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(WINDOW)
                        .failureRateThreshold(OUTAGE_PERCENT)
                        .waitDurationInOpenState(settings.breakerPause())
                        .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                        .recordException(NoAnswer.class::isInstance)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> log.info(
                        "calls to {}: {} -> {}",
                        domain,
                        event.getStateTransition().getFromState(),
                        event.getStateTransition().getToState()));
        return breaker;
    }

    private static Retry retry(ShopDomain domain, ShopifySettings settings) {
        return Retry.of(
                domain.value(),
                RetryConfig.custom()
                        .maxAttempts(settings.attempts())
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(
                                settings.backoff(), 2, 0.5, settings.maxBackoff()))
                        .retryOnException(NoAnswer.class::isInstance)
                        .build());
    }
}
