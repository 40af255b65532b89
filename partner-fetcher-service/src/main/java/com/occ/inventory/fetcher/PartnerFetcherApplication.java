package com.occ.inventory.fetcher;

import org.springframework.boot.builder.SpringApplicationBuilder;

/** The partner-fetcher-service as a process of its own. */
public final class PartnerFetcherApplication {
    private PartnerFetcherApplication() {}

    public static void main(String[] args) {
        new SpringApplicationBuilder(PartnerFetcherConfiguration.class)
                .properties("spring.config.name=common,fetcher")
                .run(args);
    }
}
