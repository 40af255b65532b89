package com.occ.inventory.trace;

import io.micrometer.context.ContextRegistry;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Steps are timed and named in the log in any case; {@link Exporter} and all of OpenTelemetry is loaded when it is wanted. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TraceSettings.class)
public class TraceConfiguration {
    TraceConfiguration() {
        LogFields.propagateAlone(ContextRegistry.getInstance());
    }

    /** What a step failed of is its outcome or result, from a set that is closed; names of classes are not. */
    @Bean
    static MeterFilter stepsWithoutLabelError() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().startsWith("messages.") || id.getName().startsWith("shopify.")
                        ? id.replaceTags(id.getTags().stream()
                                .filter(tag -> !tag.getKey().equals("error"))
                                .toList())
                        : id;
            }
        };
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(Wanted.class)
    static class Export {
        @Bean
        Exporter traceExporter(TraceSettings settings, Environment environment) {
            return Exporter.to(settings, environment.getProperty("spring.application.name", "unknown"));
        }

        @Bean
        Spans spans(Exporter exporter) {
            return exporter.spans();
        }
    }

    static class Wanted implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("trace.endpoint"));
        }
    }
}
