package com.occ.inventory.trace;

import io.micrometer.observation.Observation.ContextView;
import io.micrometer.observation.ObservationView;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span's address as it travels in the header {@code traceparent} (https://www.w3.org/TR/trace-context/#traceparent-header). */
public record Traceparent(String traceId, String spanId, boolean sampled) {
    /** The header's name. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

    /** Null when there is none, or nothing that anybody could read: a trace is never worth failing for. */
    static Traceparent parse(String value) {
        Matcher form = FORM.matcher(value == null ? "" : value);
        return form.matches()
                ? new Traceparent(form.group(1), form.group(2), (Integer.parseInt(form.group(3), 16) & 1) == 1)
                : null;
    }

    static Traceparent of(TraceContext span) {
        return new Traceparent(span.traceId(), span.spanId(), Boolean.TRUE.equals(span.sampled()));
    }

    /** Of what is being done there; null when it is no part of a trace. */
    public static Traceparent of(reactor.util.context.ContextView context) {
        Span span = span(Step.in(context));
        return span == null ? null : of(span.context());
    }

    /** Its own, or that of what it is a part of; null when there is none. */
    static Span span(ObservationView observation) {
        return observation == null ? null : span(observation.getContextView());
    }

    static Span span(ContextView context) {
        TracingContext tracing = context.get(TracingContext.class);
        return tracing != null && tracing.getSpan() != null ? tracing.getSpan() : span(context.getParentObservation());
    }

    /** The header's value. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
