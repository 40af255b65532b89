package com.occ.inventory.trace;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import java.util.Objects;

/** Makes spans of steps. */
final class StepSpans implements TracingObservationHandler<Step> {
    /** A call serves at most as many pages as it has rows; more than this tells nobody anything. */
    private static final int MOST_LINKS = 64;

    private final Tracer tracer;

    StepSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof Step;
    }

    @Override
    public void onStart(Step step) {
        Span.Builder span = tracer.spanBuilder().name(step.getContextualName());
        if (step.kind() != null) {
            span.kind(step.kind());
        }
        TraceContext parent = parent(step);
        if (parent == null) {
            span.setNoParent();
        } else {
            span.setParent(parent);
        }
        step.served().stream()
                .map(Traceparent::span)
                .filter(Objects::nonNull)
                .limit(MOST_LINKS)
                .forEach(served -> span.addLink(new Link(served.context())));
        Span started = span.start();
        getTracingContext(step).setSpan(started);
        step.carrier().accept(Traceparent.of(started.context()).toString());
    }

    private TraceContext parent(Step step) {
        if (step.parent() != null) {
            return tracer.traceContextBuilder()
                    .traceId(step.parent().traceId())
                    .spanId(step.parent().spanId())
                    .sampled(step.parent().sampled())
                    .build();
        }
        Span parent = Traceparent.span(step.getParentObservation());
        return parent == null ? null : parent.context();
    }

    @Override
    public void onStop(Step step) {
        Span span = getRequiredSpan(step);
        tagSpan(step, span);
        endSpan(step, span);
    }

    @Override
    public Tracer getTracer() {
        return tracer;
    }
}
