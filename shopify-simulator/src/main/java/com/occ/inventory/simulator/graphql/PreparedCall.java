package com.occ.inventory.simulator.graphql;

import java.util.List;

/** A call that has been read: it can be executed at a cost, or is refused before it costs anything. */
sealed interface PreparedCall {
    String operation();

    boolean mutation();

    record Executable(String operation, boolean mutation, GraphQlRequest request, QueryCost cost)
            implements PreparedCall {}

    record Refused(String operation, boolean mutation, List<ApiError> errors) implements PreparedCall {}
}
