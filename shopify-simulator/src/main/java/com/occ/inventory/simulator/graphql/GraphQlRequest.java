package com.occ.inventory.simulator.graphql;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;

/** The body of a call. */
@JsonIgnoreProperties(ignoreUnknown = true)
record GraphQlRequest(String query, String operationName, Map<String, Object> variables) {
    GraphQlRequest {
        variables = variables == null ? Map.of() : variables;
    }
}
