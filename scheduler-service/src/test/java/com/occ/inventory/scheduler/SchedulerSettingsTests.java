package com.occ.inventory.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SchedulerSettingsTests {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withPropertyValues("spring.config.name=scheduler")
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SchedulerSettings.class)
    static class Settings {}

    @Test
    void haveDefaults() {
        runner.run(context -> assertThat(context.getBean(SchedulerSettings.class))
                .isEqualTo(new SchedulerSettings(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(15),
                        Duration.ofHours(1),
                        Duration.ofMinutes(5),
                        500,
                        3)));
    }

    @Test
    void aBadOneStopsTheStartByItsName() {
        runner.withPropertyValues("SCHEDULER_LEASE=0s", "SCHEDULER_MAX_DISPATCHES=0")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("scheduler")
                        .hasMessageContaining("lease")
                        .hasMessageContaining("maxDispatches"));
    }
}
