package com.occ.inventory.meter;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/** Samples all gauges of the process every so often, one after the other: watching takes one connection at most. */
final class Sampler {
    private final List<Sampling> samplings;
    private final Duration interval;
    private final Disposable.Swap sampling = Disposables.swap();

    Sampler(List<SampledGauges> sources, MeterRegistry registry, MeterSettings settings) {
        this.samplings =
                sources.stream().map(source -> new Sampling(source, registry)).toList();
        this.interval = settings.interval();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        sampling.update(Flux.interval(Duration.ZERO, interval)
                .onBackpressureDrop()
                .concatMap(tick -> Flux.fromIterable(samplings).concatMap(Sampling::sample), 0)
                .subscribe());
    }

    @PreDestroy
    void stop() {
        sampling.dispose();
    }
}
