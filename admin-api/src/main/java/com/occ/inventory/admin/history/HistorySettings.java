package com.occ.inventory.admin.history;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long history is kept.
 *
 * @param retention of runs and what they came to, resolved incidents, what was told of them, and settled dead letters
 * @param auditRetention of who changed what
 * @param retentionEvery how often it is looked for what is older
 */
@ConfigurationProperties("admin")
record HistorySettings(
        @DefaultValue("90d") Duration retention,
        @DefaultValue("400d") Duration auditRetention,
        @DefaultValue("1h") Duration retentionEvery) {
    private static final Duration SHORTEST = Duration.ofDays(1);

    HistorySettings {
        check("admin.retention", retention, SHORTEST);
        check("admin.audit-retention", auditRetention, SHORTEST);
        check("admin.retention-every", retentionEvery, Duration.ofSeconds(1));
    }

    private static void check(String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", but is " + value);
        }
    }
}
