package com.occ.inventory;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/** Leaves out what Boot would set up because its library is there, and nobody here uses: each costs something at every start. */
final class UnusedAutoConfigurations implements AutoConfigurationImportFilter {
    private static final List<String> UNUSED = List.of(
            // Retries and circuit breakers are made by hand, one for each store.
            "io.github.resilience4j.",
            // SQL goes through DatabaseClient; there are no repositories, and no annotations for transactions.
            "org.springframework.boot.data.",
            "org.springframework.boot.persistence.",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration",
            "org.springframework.boot.transaction.jta.",
            "org.springframework.boot.autoconfigure.aop.",
            // HTTP is WebFlux and WebClient alone.
            "org.springframework.boot.restclient.",
            "org.springframework.boot.http.converter.",
            "org.springframework.boot.http.client.autoconfigure.imperative.",
            "org.springframework.boot.http.client.autoconfigure.service.",
            "org.springframework.boot.webclient.autoconfigure.service.",
            // Endpoints that are not served.
            "org.springframework.boot.actuate.autoconfigure.audit.",
            "org.springframework.boot.actuate.autoconfigure.beans.",
            "org.springframework.boot.actuate.autoconfigure.condition.",
            "org.springframework.boot.actuate.autoconfigure.context.",
            "org.springframework.boot.actuate.autoconfigure.env.",
            "org.springframework.boot.actuate.autoconfigure.logging.",
            "org.springframework.boot.actuate.autoconfigure.management.",
            "org.springframework.boot.actuate.autoconfigure.sbom.",
            "org.springframework.boot.actuate.autoconfigure.scheduling.",
            "org.springframework.boot.actuate.autoconfigure.startup.",
            "org.springframework.boot.actuate.autoconfigure.web.exchanges.",
            "org.springframework.boot.actuate.autoconfigure.web.mappings.",
            "org.springframework.boot.webflux.autoconfigure.actuate.web.",
            "org.springframework.boot.integration.autoconfigure.IntegrationGraphEndpoint",
            "org.springframework.cloud.function.context.config.FunctionsEndpoint",
            "org.springframework.cloud.stream.config.BindingsEndpoint",
            "org.springframework.cloud.stream.config.ChannelsEndpoint");

    @Override
    public boolean[] match(String[] names, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            wanted[i] = names[i] != null && UNUSED.stream().noneMatch(names[i]::startsWith);
        }
        return wanted;
    }
}
