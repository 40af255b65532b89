package com.occ.inventory.meter;

import com.occ.inventory.recurring.RepeatedWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Samples some gauges. When that fails a few times on end their values are old, and no value is better than an old one. */
final class Sampling {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int MOST_MISSES = 3;

    private final SampledGauges source;
    private final Map<SampledGauge, HeldGauge> held;
    private final RepeatedWork work;
    private int misses;

    Sampling(SampledGauges source, MeterRegistry registry) {
        this.source = source;
        this.work = new RepeatedWork("measure " + source.what());
        this.held = source.gauges().stream()
                .collect(Collectors.toMap(Function.identity(), gauge -> new HeldGauge(gauge, registry)));
    }

    /** Never fails. */
    Mono<Void> sample() {
        return Mono.defer(() -> source.sample().collectList())
                .timeout(DEADLINE)
                .doOnNext(this::taken)
                .doOnError(this::missed)
                .onErrorComplete()
                .then();
    }

    private void taken(List<SampledGauge.Value> sampled) {
        Map<SampledGauge, List<SampledGauge.Value>> byGauge =
                sampled.stream().collect(Collectors.groupingBy(SampledGauge.Value::gauge));
        held.forEach((gauge, holder) -> holder.hold(byGauge.getOrDefault(gauge, List.of())));
        work.worked();
        misses = 0;
    }

    private void missed(Throwable error) {
        misses++;
        work.failed(error);
        if (misses >= MOST_MISSES) {
            held.values().forEach(holder -> holder.hold(List.of()));
        }
    }
}
