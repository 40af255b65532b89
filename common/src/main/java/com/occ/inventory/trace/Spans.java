package com.occ.inventory.trace;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.trace.StatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Makes spans of steps and of requests that come in, and of nothing else that is timed. Who is whose child stands in the Reactor
 * context, so scopes are not its business. Of an error it tells the kind alone: its words may quote what is nobody's business, and
 * stand in the log, under the same trace id.
 */
final class Spans implements ObservationHandler<Observation.Context> {
    private final TracingObservationHandler<Step> steps;
    private final TracingObservationHandler<ReceiverContext<?>> requests;

    Spans(Tracer tracer, Propagator propagator) {
        this.steps = new StepSpans(tracer);
        this.requests = new PropagatingReceiverTracingObservationHandler<>(tracer, propagator);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof Step step
                ? !step.isAlone()
                : context instanceof ReceiverContext<?> request
                        && request.getCarrier() instanceof ServerHttpRequest http
                        && !routine(http.getPath().value());
    }

    /** Whether it is asked every few seconds whether anything happens or not. */
    private static boolean routine(String path) {
        return path.startsWith("/actuator")
                || path.equals("/livez")
                || path.equals("/readyz")
                || path.equals("/health");
    }

    @Override
    public void onStart(Observation.Context context) {
        if (context instanceof Step step) {
            steps.onStart(step);
        } else if (context instanceof ReceiverContext<?> request) {
            requests.onStart(request);
        }
    }

    @Override
    public void onError(Observation.Context context) {
        Span span = context.getError() == null ? null : Traceparent.span(context);
        if (span != null) {
            String kind = context.getError().getClass().getSimpleName();
            span.tag("error.type", kind);
            OtelSpan.toOtel(span).setStatus(StatusCode.ERROR, kind);
        }
    }

    @Override
    public void onStop(Observation.Context context) {
        if (context instanceof Step step) {
            steps.onStop(step);
        } else if (context instanceof ReceiverContext<?> request) {
            requests.onStop(request);
        }
    }
}
