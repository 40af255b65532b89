package com.occ.inventory.readiness;

import com.occ.inventory.meter.SampledGauges;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health of what the process must know; broker and database have Boot's own. */
@Configuration(proxyBeanMethods = false)
public class ReadinessConfiguration {
    @Bean
    ReactiveHealthIndicator catalogueHealthIndicator(ObjectProvider<NeededCatalogue> copies) {
        return new CatalogueHealth(ordered(copies));
    }

    @Bean
    SampledGauges catalogueGauge(ObjectProvider<NeededCatalogue> copies) {
        return new CatalogueGauge(ordered(copies));
    }

    private static List<NeededCatalogue> ordered(ObjectProvider<NeededCatalogue> copies) {
        return copies.orderedStream().toList();
    }
}
