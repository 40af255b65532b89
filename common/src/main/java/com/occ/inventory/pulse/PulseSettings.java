package com.occ.inventory.pulse;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param interval how often a service says that it is alive */
@ConfigurationProperties("pulse")
record PulseSettings(@DefaultValue("10s") Duration interval) {
    PulseSettings {
        if (interval.toMillis() < 100) {
            throw new IllegalArgumentException("pulse.interval must be at least 100ms, but is " + interval);
        }
    }
}
