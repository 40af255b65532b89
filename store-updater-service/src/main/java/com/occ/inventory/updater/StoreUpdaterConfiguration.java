package com.occ.inventory.updater;

import com.occ.inventory.CommonConfiguration;
import com.occ.inventory.database.ServiceSchema;
import com.occ.inventory.shopify.ShopifyConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The whole service: sets the OCC store's quantities from inventory snapshots. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Import({CommonConfiguration.class, ShopifyConfiguration.class})
@EnableConfigurationProperties(StoreUpdaterSettings.class)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class StoreUpdaterConfiguration {
    @Bean
    ServiceSchema updaterSchema() {
        return new ServiceSchema("updater");
    }
}
