package com.occ.inventory.simulator.graphql;

import java.util.Map;

/** The body of a call. */
record GraphQlRequest(String query, String operationName, Map<String, Object> variables) {
    GraphQlRequest {
        variables = variables == null ? Map.of() : variables;
    }
}
