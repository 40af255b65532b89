package com.occ.inventory.standalone;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.core.env.Environment;

/** Standalone without services, as a process of its own: prints the settings its servers gave, and stays. */
@SpringBootConfiguration(proxyBeanMethods = false)
class ServersOnly {
    static final String READY = "ready ";
    static final List<String> SETTINGS = List.of(
            "DATABASE_HOST",
            "DATABASE_PORT",
            "DATABASE_NAME",
            "DATABASE_USER",
            "DATABASE_PASSWORD",
            "RABBITMQ_HOST",
            "RABBITMQ_PORT",
            "RABBITMQ_USER",
            "RABBITMQ_PASSWORD",
            "RABBITMQ_VHOST");

    public static void main(String[] args) {
        System.out.println(READY
                + settings(StandaloneApplication.run(ServersOnly.class, args).getEnvironment()));
    }

    private static String settings(Environment environment) {
        return SETTINGS.stream()
                .filter(environment::containsProperty)
                .map(name -> name + "=" + environment.getProperty(name))
                .collect(Collectors.joining(" "));
    }
}
