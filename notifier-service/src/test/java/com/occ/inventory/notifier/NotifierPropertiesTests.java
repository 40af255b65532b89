package com.occ.inventory.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
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
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(2),
                        Duration.ofHours(3),
                        Duration.ofDays(3),
                        Duration.ofDays(90),
                        List.of(),
                        "")));
    }

    @Test
    void aBadSettingStopsTheStartAndIsNamed() {
        service.withPropertyValues("notifier.sweep=0s")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("field 'sweep'"));
    }

    @Test
    void addressesAreSeparatedByCommas() {
        service.withPropertyValues("notifier.alert-email-to=a@example.com, b@example.com")
                .run(context -> assertThat(
                                context.getBean(NotifierProperties.class).alertEmailTo())
                        .containsExactly("a@example.com", "b@example.com"));
        service.withPropertyValues("notifier.alert-email-to=nobody")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("alertEmailTo"));
    }

    @Test
    void theHeartbeatsAddressIsSecret() {
        service.withPropertyValues("notifier.heartbeat-url=https://hc.example/secret")
                .run(context -> assertThat(
                                context.getBean(NotifierProperties.class).toString())
                        .doesNotContain("secret"));
        service.withPropertyValues("notifier.heartbeat-url=ftp://hc.example/secret")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("HEARTBEAT_URL must be an absolute http or https address"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(NotifierProperties.class)
    static class Properties {}
}
