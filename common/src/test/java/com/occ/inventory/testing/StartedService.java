package com.occ.inventory.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a service in this JVM against a test's database and broker. */
public final class StartedService {
    private StartedService() {}

    /** Without a web server; {@code settings} are {@code name=value} and win over the service's own files. */
    public static ConfigurableApplicationContext start(
            Class<?> configuration, TestDatabase database, TestBroker broker, String... settings) {
        return start(WebApplicationType.NONE, configuration, database, broker, settings);
    }

    public static ConfigurableApplicationContext start(
            WebApplicationType web,
            Class<?> configuration,
            TestDatabase database,
            TestBroker broker,
            String... settings) {
        Map<String, String> all = new LinkedHashMap<>(database.springProperties());
        all.putAll(broker.springProperties());
        for (String setting : settings) {
            all.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        // As arguments: builder properties would be weaker than the service's own files.
        String[] arguments = all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(configuration)
                .web(web)
                .properties("spring.main.banner-mode=off")
                .run(arguments);
    }
}
