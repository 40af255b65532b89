package com.occ.inventory.meter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The values of a gauge as they were sampled last. A series that stays is only given its new value, so no scrape misses it. */
final class HeldGauge {
    private final MultiGauge series;
    private Map<Tags, AtomicReference<Double>> values = Map.of();

    HeldGauge(SampledGauge gauge, MeterRegistry registry) {
        this.series = MultiGauge.builder(gauge.name())
                .baseUnit(gauge.unit())
                .description(gauge.description())
                .register(registry);
    }

    synchronized void hold(List<SampledGauge.Value> sampled) {
        Map<Tags, AtomicReference<Double>> next = new HashMap<>();
        for (SampledGauge.Value value : sampled) {
            AtomicReference<Double> holder = values.getOrDefault(value.labels(), new AtomicReference<>());
            holder.set(value.value());
            next.put(value.labels(), holder);
        }
        values = next;
        series.register(
                next.entrySet().stream()
                        .map(one -> MultiGauge.Row.of(one.getKey(), one.getValue()::get))
                        .toList(),
                false);
    }
}
