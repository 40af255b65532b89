package com.occ.inventory.shopify;

import com.occ.inventory.meter.BoundedLabel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/** What a store's rate limit costs: points spent and left, and how long calls wait for them. */
final class StoreMeters {
    private final MeterRegistry registry;
    private final String store;
    private final Counter spent;
    private final Timer waited;

    /** @param label the store's, see {@link ShopDomain#label} */
    StoreMeters(MeterRegistry registry, String label) {
        this.registry = registry;
        this.store = label;
        this.spent = Counter.builder("shopify.points.spent")
                .description("Points that the store's answers said calls had cost")
                .tag("store", store)
                .register(registry);
        this.waited = Timer.builder("shopify.throttle.wait")
                .description(
                        "How long calls waited for the store's rate limit before they were sent, or gave up waiting")
                .tag("store", store)
                .register(registry);
    }

    /** Of many stores under one label nobody could say whose points these are, so there are none then. */
    void available(DoubleSupplier points) {
        if (!store.equals(BoundedLabel.OTHER)) {
            Gauge.builder("shopify.points.available", points::getAsDouble)
                    .description("Points in the store's bucket, as far as is known")
                    .tag("store", store)
                    .register(registry);
        }
    }

    void spent(double points) {
        spent.increment(points);
    }

    void waited(long nanos) {
        waited.record(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }
}
