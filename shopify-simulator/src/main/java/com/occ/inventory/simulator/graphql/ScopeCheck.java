package com.occ.inventory.simulator.graphql;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import java.util.Set;

/** Asks for a field's access scope, however deep it stands; a refused field is null and the rest of the answer comes. */
final class ScopeCheck extends SimplePerformantInstrumentation {
    private static final Set<String> EVERYTHING = Set.of("read_products", "read_inventory", "read_locations");

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher, InstrumentationFieldFetchParameters parameters, InstrumentationState state) {
        Call call = parameters.getExecutionContext().getGraphQLContext().get(Call.class);
        if (call.shop().tokens().scopes().containsAll(EVERYTHING)) {
            return fetcher;
        }
        return AccessScopes.missing(parameters.getEnvironment())
                .<DataFetcher<?>>map(scopes -> environment -> Problem.accessDenied(environment, scopes))
                .orElse(fetcher);
    }
}
