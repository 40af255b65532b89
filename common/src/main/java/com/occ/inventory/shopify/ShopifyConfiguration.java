package com.occ.inventory.shopify;

import com.occ.inventory.meter.MeterSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imported by the services that talk to stores. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShopifySettings.class)
public class ShopifyConfiguration {

    @Bean
    ShopifyClients shopifyClients(
            ShopifySettings settings,
            MeterRegistry meters,
            ObservationRegistry observations,
            MeterSettings bounds,
            Clock clock) {
        return new ShopifyClients(settings, meters, observations, bounds, clock);
    }
}
