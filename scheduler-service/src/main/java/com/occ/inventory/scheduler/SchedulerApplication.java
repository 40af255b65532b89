package com.occ.inventory.scheduler;

import org.springframework.boot.builder.SpringApplicationBuilder;

/** The scheduler as a process of its own. */
public final class SchedulerApplication {
    private SchedulerApplication() {}

    public static void main(String[] args) {
        new SpringApplicationBuilder(SchedulerConfiguration.class)
                .properties("spring.config.name=common,scheduler")
                .run(args);
    }
}
