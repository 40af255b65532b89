package com.occ.inventory.admin;

import org.springframework.boot.builder.SpringApplicationBuilder;

/** The admin API as a process of its own. */
public final class AdminApplication {
    private AdminApplication() {}

    public static void main(String[] args) {
        new SpringApplicationBuilder(AdminConfiguration.class)
                .properties("spring.config.name=common,admin")
                .run(args);
    }
}
