package com.occ.inventory.shopify;

import com.occ.inventory.meter.BoundedLabel;
import com.occ.inventory.shopify.AttemptFailure.Doubtful;
import com.occ.inventory.shopify.AttemptFailure.NoAnswer;
import com.occ.inventory.shopify.AttemptFailure.PushedBack;
import com.occ.inventory.shopify.AttemptFailure.StillRunning;
import com.occ.inventory.trace.Step;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Every attempt on the wire is a step {@code shopify.calls} (store, operation, result). Its span names Shopify's request, and links
 * to all whom the call serves.
 */
final class StoreCalls {
    private final ObservationRegistry observations;
    private final BoundedLabel stores;

    StoreCalls(ObservationRegistry observations, BoundedLabel stores) {
        this.observations = observations;
        this.stores = stores;
    }

    /** @param requestId Shopify's name for the request in a good answer, or null */
    <T> Mono<T> observed(ShopDomain domain, String operation, Function<T, String> requestId, Mono<T> attempt) {
        return Mono.deferContextual(context -> {
            Observation call = new Step(Span.Kind.CLIENT, operation)
                    .start("shopify.calls", observations, context)
                    .lowCardinalityKeyValue("store", stores.of(domain.label()))
                    .lowCardinalityKeyValue("operation", operation);
            return attempt.doOnSuccess(answer -> end(call, "ok", answer == null ? null : requestId.apply(answer)))
                    .doOnError(failure -> end(call.error(failure), result(failure), requestId(failure)))
                    .doOnCancel(() -> end(call, "cancelled", null));
        });
    }

    private static void end(Observation call, String result, String requestId) {
        if (requestId != null) {
            call.highCardinalityKeyValue("shopify.request_id", requestId);
        }
        call.lowCardinalityKeyValue("result", result).stop();
    }

    private static String requestId(Throwable failure) {
        return failure instanceof ShopifyProblem problem
                ? problem.requestId()
                : failure instanceof AttemptFailure attempt ? attempt.requestId() : null;
    }

    /** All that an attempt can come to, beside {@code ok} and {@code cancelled}. */
    static String result(Throwable failure) {
        if (failure instanceof ShopifyProblem problem) {
            return switch (problem.kind()) {
                case TOKEN_INVALID -> "unauthorized";
                case ACCESS_DENIED -> "forbidden";
                case SHOP_FROZEN -> "frozen";
                case SHOP_LOCKED -> "locked";
                case SHOP_NOT_FOUND -> "not_found";
                case UNREACHABLE -> "unavailable";
                case REQUEST_REFUSED -> "refused";
            };
        }
        if (failure instanceof Doubtful doubtful) {
            return result(doubtful.problem());
        }
        if (failure instanceof NoAnswer none) {
            return none.unreadable()
                    ? "malformed"
                    : none.getCause() instanceof TimeoutException ? "timeout" : "unavailable";
        }
        return failure instanceof PushedBack ? "throttled" : failure instanceof StillRunning ? "running" : "internal";
    }
}
