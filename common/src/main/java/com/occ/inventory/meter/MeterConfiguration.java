package com.occ.inventory.meter;

import com.occ.inventory.database.ServiceSchema;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every service is watched by. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MeterSettings.class)
public class MeterConfiguration {
    @Bean
    Sampler meterSampler(ObjectProvider<SampledGauges> sources, MeterRegistry registry, MeterSettings settings) {
        return new Sampler(sources.orderedStream().toList(), registry, settings);
    }

    /** {@code application_info}: a series for each service of the process, so that their number is the number of processes. */
    @Bean
    MeterBinder applicationInfo(List<ServiceSchema> services, ObjectProvider<BuildProperties> build) {
        BuildProperties known = build.getIfAvailable();
        String version = known == null ? "unknown" : Objects.requireNonNullElse(known.getVersion(), "unknown");
        return registry -> services.forEach(service -> Gauge.builder("application.info", () -> 1)
                .description("Which version of a service runs here")
                .tag("service", service.name())
                .tag("version", version)
                .register(registry));
    }
}
