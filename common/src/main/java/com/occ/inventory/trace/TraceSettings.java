package com.occ.inventory.trace;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param endpoint where spans go by OTLP over HTTP, such as {@code http://localhost:4318/v1/traces}; empty: nowhere, and there are no
 *     spans
 * @param sampling which part of the traces that begin here is recorded, from 0 to 1; one that began elsewhere keeps what was decided
 *     there
 */
@ConfigurationProperties("trace")
public record TraceSettings(@DefaultValue("") String endpoint, @DefaultValue("1.0") double sampling) {
    public TraceSettings {
        if (!(sampling >= 0 && sampling <= 1)) {
            throw new IllegalArgumentException("trace.sampling (TRACE_SAMPLING) is from 0 to 1, not " + sampling);
        }
        if (!endpoint.isBlank() && !http(endpoint)) {
            throw new IllegalArgumentException("trace.endpoint (OTLP_ENDPOINT) is an address such as"
                    + " http://localhost:4318/v1/traces, or empty when nobody collects traces");
        }
    }

    /** Whether there are spans at all. */
    public boolean exporting() {
        return !endpoint.isBlank();
    }

    private static boolean http(String endpoint) {
        try {
            URI address = URI.create(endpoint);
            return address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
