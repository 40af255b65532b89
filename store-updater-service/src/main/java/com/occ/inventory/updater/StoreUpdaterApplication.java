package com.occ.inventory.updater;

import org.springframework.boot.builder.SpringApplicationBuilder;

/** store-updater as a process of its own. */
public final class StoreUpdaterApplication {
    private StoreUpdaterApplication() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(StoreUpdaterConfiguration.class)
                .properties("spring.config.name=common,updater")
                .run(arguments);
    }
}
