package com.occ.inventory.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class NotifierPropertiesTests {
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withSystemProperties("spring.config.name=notifier")
            .withUserConfiguration(Properties.class);

    @Test
    void defaultsStay() {
        service.run(context -> assertThat(context.getBean(NotifierProperties.class))
                .isEqualTo(new NotifierProperties(
                        "notifierAlerts;notifierProgress;notifierCatalogue",
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10))));
    }

    @Test
    void aBadSettingStopsTheStartAndIsNamed() {
        service.withPropertyValues("notifier.sweep=0s")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("field 'sweep'"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(NotifierProperties.class)
    static class Properties {}
}
