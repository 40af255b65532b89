package com.occ.inventory.meter;

import com.occ.inventory.recurring.Recurring;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Samples all gauges of the process every so often, one after the other: watching takes one connection at most. */
final class Sampler extends Recurring {
    private final List<Sampling> samplings;

    Sampler(List<SampledGauges> sources, MeterRegistry registry, MeterSettings settings) {
        super("sample the gauges", settings.interval());
        this.samplings =
                sources.stream().map(source -> new Sampling(source, registry)).toList();
    }

    @Override
    protected Mono<Void> pass() {
        return Flux.fromIterable(samplings).concatMap(Sampling::sample).then();
    }
}
