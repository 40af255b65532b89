package com.occ.inventory.meter;

import io.micrometer.core.instrument.Tags;

/**
 * A gauge whose values are sampled.
 *
 * @param name in Micrometer's way, with dots and without the unit
 * @param unit "seconds", or null when it has none
 */
public record SampledGauge(String name, String unit, String description) {

    public static SampledGauge count(String name, String description) {
        return new SampledGauge(name, null, description);
    }

    public static SampledGauge seconds(String name, String description) {
        return new SampledGauge(name, "seconds", description);
    }

    /** @param labels name and value in turn */
    public Value at(double value, String... labels) {
        return new Value(this, Tags.of(labels), value);
    }

    public Value at(boolean holds, String... labels) {
        return at(holds ? 1 : 0, labels);
    }

    /** One series of it. */
    public record Value(SampledGauge gauge, Tags labels, double value) {}
}
