package com.occ.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.meter.MeterSettings;
import com.occ.inventory.shopify.ShopifySettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class EmptyVariablesTests {
    @Test
    void leaveTheDefaults() {
        StandardEnvironment environment = new StandardEnvironment();
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(
                        name,
                        new SystemEnvironmentPropertySource(
                                name,
                                Map.of(
                                        "DATABASE_POOL_SIZE", "",
                                        "METER_PARTNERS", "",
                                        "SHOPIFY_API_VERSION", "",
                                        "LOG_FORMAT", "",
                                        "METER_INTERVAL", "20s")));

        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SettingsOnly.class)
                .web(WebApplicationType.NONE)
                .environment(environment)
                .run("--spring.config.name=common")) {
            assertThat(context.getBean(MeterSettings.class).partners()).isEqualTo(200);
            assertThat(context.getBean(MeterSettings.class).interval()).hasSeconds(20);
            assertThat(context.getBean(ShopifySettings.class).apiVersion()).isNotEmpty();
            assertThat(environment.getProperty("spring.r2dbc.pool.max-size")).isEqualTo("12");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({MeterSettings.class, ShopifySettings.class})
    static class SettingsOnly {}
}
