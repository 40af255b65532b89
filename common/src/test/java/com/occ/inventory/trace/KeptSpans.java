package com.occ.inventory.trace;

import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Spans that are kept as soon as they end, instead of sent. */
public final class KeptSpans {
    private final Queue<SpanData> ended = new ConcurrentLinkedQueue<>();

    private KeptSpans() {}

    /** Of all that is observed there from now on. */
    public static KeptSpans of(ObservationRegistry registry) {
        KeptSpans kept = new KeptSpans();
        Exporter exporter = new Exporter(SimpleSpanProcessor.create(kept.new Keeper()), 1, "test");
        registry.observationConfig().observationHandler(exporter.spans());
        return kept;
    }

    public List<SpanData> all() {
        return List.copyOf(ended);
    }

    public List<SpanData> named(String name) {
        return ended.stream().filter(span -> span.getName().equals(name)).toList();
    }

    public List<SpanData> ofTrace(String traceId) {
        return ended.stream().filter(span -> span.getTraceId().equals(traceId)).toList();
    }

    public static String attribute(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }

    private final class Keeper implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            ended.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
