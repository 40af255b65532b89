package com.occ.inventory.fetcher;

import com.occ.inventory.CommonConfiguration;
import com.occ.inventory.database.ServiceSchema;
import com.occ.inventory.shopify.ShopifyConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** The service, alone or as one of five in a process. */
@Configuration(proxyBeanMethods = false)
@Import({CommonConfiguration.class, ShopifyConfiguration.class})
@EnableConfigurationProperties(FetcherSettings.class)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class PartnerFetcherConfiguration {
    @Bean
    ServiceSchema fetcherSchema() {
        return new ServiceSchema("fetcher");
    }
}
