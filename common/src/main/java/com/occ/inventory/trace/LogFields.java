package com.occ.inventory.trace;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import java.util.List;
import java.util.UUID;
import org.slf4j.MDC;

/**
 * Puts trace, run and partner into the context of each line that is logged on the way, on whatever thread: Reactor asks for it at
 * every change of threads. Stands in for Micrometer's own accessor of the same key, which would open and close a scope there.
 */
final class LogFields implements ThreadLocalAccessor<Observation> {
    private static final ThreadLocal<Observation> CURRENT = new ThreadLocal<>();

    /** @param run null where it is about none; so the others */
    private record Fields(String trace, String run, String partner) {
        static Fields of(Observation.ContextView context) {
            Span span = Traceparent.span(context);
            Step step = step(context);
            return new Fields(
                    span == null ? null : span.context().traceId(),
                    step == null ? null : text(step.run()),
                    step == null ? null : step.partner());
        }

        /** The one that says what it is about, from the inside out. */
        private static Step step(Observation.ContextView context) {
            ObservationView around = context.getParentObservation();
            return context instanceof Step step && (step.run() != null || step.partner() != null)
                    ? step
                    : around == null ? null : step(around.getContextView());
        }

        private static String text(UUID run) {
            return run == null ? null : run.toString();
        }
    }

    /**
     * What Spring Security and others would have carried along, too, nobody here reads from a thread; Reactor sets and takes back each
     * of them with every row of the database, and four took a twelfth of a sync's processor time.
     */
    static void propagateAlone(ContextRegistry registry) {
        registry.registerThreadLocalAccessor(new LogFields());
        List.copyOf(registry.getThreadLocalAccessors()).stream()
                .map(ThreadLocalAccessor::key)
                .filter(key -> !key.equals(ObservationThreadLocalAccessor.KEY))
                .forEach(registry::removeThreadLocalAccessor);
    }

    @Override
    public Object key() {
        return ObservationThreadLocalAccessor.KEY;
    }

    @Override
    public Observation getValue() {
        return CURRENT.get();
    }

    @Override
    public void setValue(Observation observation) {
        if (observation != CURRENT.get()) {
            CURRENT.set(observation);
            Observation.Context context = observation.getContext();
            Fields fields = context.computeIfAbsent(Fields.class, none -> Fields.of(context));
            put("traceId", fields.trace());
            put("run", fields.run());
            put("partner", fields.partner());
        }
    }

    @Override
    public void setValue() {
        if (CURRENT.get() != null) {
            CURRENT.remove();
            put("traceId", null);
            put("run", null);
            put("partner", null);
        }
    }

    private static void put(String name, String value) {
        if (value == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, value);
        }
    }
}
