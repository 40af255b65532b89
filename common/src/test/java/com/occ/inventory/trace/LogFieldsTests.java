package com.occ.inventory.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.context.ContextRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import reactor.util.context.Context;

class LogFieldsTests {
    private final ObservationRegistry registry = ObservationRegistry.create();
    private final LogFields fields = new LogFields();
    private final UUID run = UUID.randomUUID();

    @Test
    void namesRunAndPartnerWhereNobodyTraces() {
        registry.observationConfig().observationHandler(context -> true);
        fields.setValue(step(run, "north", Context.empty()));

        assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("run", run.toString(), "partner", "north"));

        fields.setValue();
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void aStepThatSaysNothingOfItIsAboutWhatItIsAPartOf() {
        KeptSpans spans = KeptSpans.of(registry);
        Observation page = step(run, "north", Context.empty());
        Observation call = step(null, null, Step.within(page, Context.empty()));

        fields.setValue(call);

        page.stop();
        assertThat(MDC.getCopyOfContextMap())
                .isEqualTo(Map.of(
                        "run",
                        run.toString(),
                        "partner",
                        "north",
                        "traceId",
                        spans.all().get(0).getTraceId()));
        fields.setValue();
    }

    @Test
    void whatCameBeforeIsPutBack() {
        registry.observationConfig().observationHandler(context -> true);
        Observation outer = step(run, "north", Context.empty());
        fields.setValue(outer);
        fields.setValue(step(UUID.randomUUID(), null, Context.empty()));

        assertThat(MDC.get("partner")).isNull();
        fields.restore(outer);
        assertThat(MDC.get("partner")).isEqualTo("north");
        fields.restore();
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    private Observation step(UUID ofRun, String partner, Context context) {
        return new Step(Span.Kind.CONSUMER, "step").about(ofRun, partner).start("steps", registry, context);
    }

    @Test
    void areAllThatIsCarriedFromThreadToThread() {
        ContextRegistry registry = new ContextRegistry();
        registry.registerThreadLocalAccessor("somebody.else", new ThreadLocal<String>());

        LogFields.propagateAlone(registry);

        assertThat(registry.getThreadLocalAccessors()).singleElement().isInstanceOf(LogFields.class);
    }
}
