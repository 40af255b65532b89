package com.occ.inventory.meter;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param partners METER_PARTNERS: so many partners, and so many stores, have series of their own
 * @param interval how often gauges are sampled
 */
@ConfigurationProperties("meter")
public record MeterSettings(@DefaultValue("200") int partners, @DefaultValue("15s") Duration interval) {
    public MeterSettings {
        if (partners < 1 || partners > 10_000) {
            throw new IllegalArgumentException(
                    "meter.partners (METER_PARTNERS) must be 1 to 10000, but is " + partners);
        }
        if (interval.toMillis() < 100) {
            throw new IllegalArgumentException("meter.interval must be at least 100ms, but is " + interval);
        }
    }

    public static MeterSettings defaults() {
        return new MeterSettings(200, Duration.ofSeconds(15));
    }
}
