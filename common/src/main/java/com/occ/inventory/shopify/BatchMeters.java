package com.occ.inventory.shopify;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

/** How full the calls are that work for many rows at a time: at most {@link ShopifyClient#MAX_IDS} fit in. */
final class BatchMeters {
    private final DistributionSummary read;
    private final DistributionSummary written;

    BatchMeters(MeterRegistry registry) {
        this.read = rows(registry, "read_levels");
        this.written = rows(registry, "set_quantities");
    }

    void read(int rows) {
        read.record(rows);
    }

    void written(int rows) {
        written.record(rows);
    }

    private static DistributionSummary rows(MeterRegistry registry, String operation) {
        return DistributionSummary.builder("shopify.batch.rows")
                .description("Rows of a call, of which 250 fit in")
                .tag("operation", operation)
                .register(registry);
    }
}
