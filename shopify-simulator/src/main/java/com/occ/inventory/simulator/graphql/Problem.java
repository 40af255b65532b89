package com.occ.inventory.simulator.graphql;

import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;

/** A field that answers null and an error with Shopify's code. */
final class Problem {
    private Problem() {}

    static DataFetcherResult<Object> of(DataFetchingEnvironment environment, String code, String message) {
        return of(environment, message, Map.of("code", code));
    }

    static DataFetcherResult<Object> accessDenied(DataFetchingEnvironment environment, String scope) {
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", "ACCESS_DENIED");
        extensions.put("documentation", "https://shopify.dev/api/usage/access-scopes");
        extensions.put("requiredAccess", "`" + scope + "` access scope.");
        return of(
                environment,
                "Access denied for " + environment.getField().getName() + " field. Required access: `" + scope
                        + "` access scope.",
                extensions);
    }

    private static DataFetcherResult<Object> of(
            DataFetchingEnvironment environment, String message, Map<String, Object> extensions) {
        var error = GraphqlErrorBuilder.newError(environment)
                .message("%s", message)
                .extensions(extensions)
                .build();
        return DataFetcherResult.newResult().error(error).build();
    }
}
