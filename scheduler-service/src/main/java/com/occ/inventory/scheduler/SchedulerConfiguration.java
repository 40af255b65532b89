package com.occ.inventory.scheduler;

import com.occ.inventory.CommonConfiguration;
import com.occ.inventory.database.ServiceSchema;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** The scheduler: turns requests into runs and jobs, and tracks them to their end. */
@Configuration(proxyBeanMethods = false)
@Import(CommonConfiguration.class)
@EnableConfigurationProperties(SchedulerSettings.class)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class SchedulerConfiguration {
    @Bean
    ServiceSchema schedulerSchema() {
        return new ServiceSchema("scheduler");
    }
}
