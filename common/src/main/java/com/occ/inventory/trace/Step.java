package com.occ.inventory.trace;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What is known of a step of the work, such as handling a message or calling a store, before it begins. Its name and its low
 * cardinality key values are those of its timer; the rest is told by its span alone. What is done within a step finds it in the
 * Reactor context, so it is its child on whatever thread it runs.
 */
public final class Step extends Observation.Context {
    private static final Object SERVED = Step.class;

    private final Span.Kind kind;
    private UUID run;
    private String partner;
    private Traceparent parent;
    private List<Observation> served = List.of();
    private Consumer<String> carrier = traceparent -> {};
    private boolean alone;

    /** @param kind null for one that stays within the process */
    public Step(Span.Kind kind, String spanName) {
        this.kind = kind;
        setContextualName(spanName);
    }

    /** Null where it is not about one. */
    public Step about(UUID ofRun, String ofPartner) {
        run = ofRun;
        partner = ofPartner;
        return detail("run", ofRun).detail("partner", ofPartner);
    }

    /** Told by the span; null is left out. */
    public Step detail(String name, Object value) {
        if (value != null) {
            addHighCardinalityKeyValue(KeyValue.of(name, value.toString()));
        }
        return this;
    }

    /** @param traceparent of what caused it from afar; null, or one that is not readable, when nobody says */
    public Step causedBy(String traceparent) {
        parent = Traceparent.parse(traceparent);
        return this;
    }

    /** Who continues the trace elsewhere is told here. */
    public Step carriedBy(Consumer<String> traceparent) {
        carrier = traceparent;
        return this;
    }

    /** It is no part of any trace: only timed. */
    public Step alone() {
        alone = true;
        return this;
    }

    /** Begins it, as a part of what is done in that context. */
    public Observation start(String name, ObservationRegistry registry, ContextView context) {
        served = context.getOrDefault(SERVED, List.of());
        return Observation.createNotStarted(name, () -> this, registry)
                .parentObservation(in(context))
                .start();
    }

    /** What is being done there; null when nothing is known of it. */
    public static Observation in(ContextView context) {
        return context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
    }

    /** What is done below is a part of that; null is nothing. */
    public static Context within(Observation observation, Context context) {
        return observation == null ? context : context.put(ObservationThreadLocalAccessor.KEY, observation);
    }

    /**
     * Steps of this work serve all of these at once: each is a part of the first, which has waited longest, and has a link to every
     * one of them.
     */
    public static <T> Mono<T> shared(Mono<T> work, Collection<Observation> served) {
        List<Observation> all =
                served.stream().filter(Objects::nonNull).distinct().toList();
        return all.isEmpty()
                ? work
                : work.contextWrite(context -> within(all.get(0), context).put(SERVED, all));
    }

    boolean isAlone() {
        return alone;
    }

    Span.Kind kind() {
        return kind;
    }

    UUID run() {
        return run;
    }

    String partner() {
        return partner;
    }

    Traceparent parent() {
        return parent;
    }

    List<Observation> served() {
        return served;
    }

    Consumer<String> carrier() {
        return carrier;
    }
}
