package com.occ.inventory.testing;

import java.util.stream.Stream;
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
        Stream<String> services = Stream.of(database.springProperties(), broker.springProperties())
                .flatMap(properties -> properties.entrySet().stream())
                .map(property -> property.getKey() + "=" + property.getValue());
        // As arguments: builder properties would be weaker than the service's own files.
        String[] arguments = Stream.concat(services, Stream.of(settings))
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
        return new SpringApplicationBuilder(configuration)
                .web(web)
                .properties("spring.main.banner-mode=off")
                .run(arguments);
    }
}
