package com.occ.inventory.notifier;

import com.occ.inventory.CommonConfiguration;
import com.occ.inventory.database.ServiceSchema;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** The notifier service: alerts in, incidents and letters out. */
@Configuration(proxyBeanMethods = false)
@Import(CommonConfiguration.class)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableConfigurationProperties(NotifierProperties.class)
public class NotifierConfiguration {
    @Bean
    ServiceSchema notifierSchema() {
        return new ServiceSchema("notifier");
    }
}
