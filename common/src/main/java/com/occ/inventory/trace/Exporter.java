package com.occ.inventory.trace;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Where spans go. They wait in a bounded queue for a thread of their own, and are dropped when it is full: a collector that is slow
 * or away neither holds up nor fails any work.
 */
final class Exporter implements AutoCloseable {
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final int LAST_WORD_SECONDS = 3;

    private final SdkTracerProvider provider;

    Exporter(SpanProcessor processor, double sampling, String service) {
        this.provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.of(
                                AttributeKey.stringKey("service.name"),
                                service,
                                AttributeKey.stringKey("service.instance.id"),
                                Long.toString(ProcessHandle.current().pid())))))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(sampling)))
                .addSpanProcessor(processor)
                .build();
    }

    static Exporter to(TraceSettings settings, String service) {
        OtlpHttpSpanExporter otlp = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.endpoint())
                .setTimeout(ATTEMPT)
                .setCompression("gzip")
                .build();
        return new Exporter(BatchSpanProcessor.builder(otlp).build(), settings.sampling(), service);
    }

    Spans spans() {
        io.opentelemetry.api.trace.Tracer otel = provider.get("com.occ.inventory");
        Tracer tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), event -> {});
        return new Spans(
                tracer, new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), otel));
    }

    /** The last spans are sent, within a time that no stop of a service notices. */
    @Override
    public void close() {
        provider.shutdown().join(LAST_WORD_SECONDS, TimeUnit.SECONDS);
    }
}
