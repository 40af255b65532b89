package com.occ.inventory.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

class StepTests {
    private static final String REMOTE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final ObservationRegistry registry = ObservationRegistry.create();
    private final KeptSpans spans = KeptSpans.of(registry);

    @Test
    void continuesTheTraceThatItWasCausedBy() {
        step("read").causedBy(REMOTE).start("steps", registry, Context.empty()).stop();

        SpanData span = spans.named("read").get(0);
        assertThat(span.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
    }

    @Test
    void whatWasDecidedNotToBeRecordedIsNot() {
        List<String> carried = new ArrayList<>();
        step("read")
                .causedBy(REMOTE.replace("-01", "-00"))
                .carriedBy(carried::add)
                .start("steps", registry, Context.empty())
                .stop();

        assertThat(spans.all()).isEmpty();
        assertThat(carried).singleElement().asString().matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-00");
    }

    @Test
    void withoutACauseItBeginsATrace() {
        step("one")
                .causedBy("nonsense")
                .start("steps", registry, Context.empty())
                .stop();
        step("two").start("steps", registry, Context.empty()).stop();

        assertThat(spans.all())
                .allSatisfy(span ->
                        assertThat(span.getParentSpanContext().isValid()).isFalse())
                .extracting(SpanData::getTraceId)
                .doesNotHaveDuplicates();
    }

    /** Also past something that is timed and is no span. */
    @Test
    void isAPartOfWhatIsBeingDoneOnWhateverThread() {
        Observation outer = step("outer").start("steps", registry, Context.empty());
        Observation timed = Observation.createNotStarted("timed", registry)
                .parentObservation(outer)
                .start();
        List<String> carried = new ArrayList<>();

        Mono.deferContextual(context -> {
                    step("inner")
                            .carriedBy(carried::add)
                            .start("steps", registry, context)
                            .stop();
                    return Mono.empty();
                })
                .subscribeOn(Schedulers.boundedElastic())
                .contextWrite(context -> Step.within(timed, context))
                .block();
        outer.stop();

        SpanData inner = spans.named("inner").get(0);
        assertThat(inner.getParentSpanId())
                .isEqualTo(spans.named("outer").get(0).getSpanId());
        assertThat(carried)
                .containsExactly("00-" + inner.getTraceId() + "-" + inner.getSpanId() + "-01")
                .doesNotContainNull();
    }

    @Test
    void aStepThatServesManyLinksToEachAndIsAPartOfTheFirst() {
        Observation first = step("page").start("steps", registry, Context.empty());
        Observation second = step("page").start("steps", registry, Context.empty());

        Mono<Void> call = Mono.deferContextual(context -> {
            step("call").start("steps", registry, context).stop();
            return Mono.empty();
        });
        Step.shared(call, Arrays.asList(null, first, second, first)).block();
        first.stop();
        second.stop();

        SpanData span = spans.named("call").get(0);
        List<String> pages =
                spans.named("page").stream().map(SpanData::getSpanId).toList();
        assertThat(span.getLinks())
                .extracting(LinkData::getSpanContext)
                .extracting(context -> context.getSpanId())
                .containsExactlyElementsOf(pages);
        assertThat(span.getParentSpanId()).isEqualTo(pages.get(0));
    }

    @Test
    void tellsWhatItIsAboutAndOfAnErrorOnlyTheKind() {
        UUID run = UUID.randomUUID();
        Observation step = step("read")
                .about(run, "north")
                .detail("page", 3)
                .detail("nothing", null)
                .start("steps", registry, Context.empty());
        step.lowCardinalityKeyValue("result", "refused")
                .error(new IllegalStateException("shpat_secret"))
                .stop();

        SpanData span = spans.named("read").get(0);
        assertThat(span.getAttributes().asMap().toString())
                .contains("run=" + run, "partner=north", "page=3", "result=refused", "error.type=IllegalStateException")
                .doesNotContain("nothing");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.toString()).doesNotContain("shpat_secret");
        assertThat(span.getEvents()).isEmpty();
    }

    @Test
    void oneThatStandsAloneIsNoSpan() {
        step("alive").alone().start("steps", registry, Context.empty()).stop();

        assertThat(spans.all()).isEmpty();
    }

    private static Step step(String name) {
        return new Step(Span.Kind.CLIENT, name);
    }
}
