package com.occ.inventory.notifier;

import org.springframework.boot.builder.SpringApplicationBuilder;

/** The notifier as a process of its own. */
public final class NotifierApplication {
    private NotifierApplication() {}

    public static void main(String[] args) {
        new SpringApplicationBuilder(NotifierConfiguration.class)
                .properties("spring.config.name=common,notifier")
                .run(args);
    }
}
