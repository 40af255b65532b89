package com.occ.inventory.simulator.graphql;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.language.Argument;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A field that answers null and an error with Shopify's code. */
final class Problem {
    private Problem() {}

    static DataFetcherResult<Object> of(DataFetchingEnvironment environment, String code, String message) {
        return of(environment, message, Map.of("code", code));
    }

    /** An error of what an argument holds: it points at the field and, where a variable brought it, at the variable. */
    static DataFetcherResult<Object> ofArgument(
            DataFetchingEnvironment environment, String argument, String code, String message) {
        var error =
                GraphqlErrorBuilder.newError(environment).message("%s", message).extensions(Map.of("code", code));
        variable(environment, argument)
                .map(VariableDefinition::getSourceLocation)
                .ifPresent(error::location);
        return DataFetcherResult.newResult().error(error.build()).build();
    }

    private static Optional<VariableDefinition> variable(DataFetchingEnvironment environment, String argument) {
        return environment.getField().getArguments().stream()
                .filter(one -> one.getName().equals(argument))
                .map(Argument::getValue)
                .filter(VariableReference.class::isInstance)
                .map(value -> ((VariableReference) value).getName())
                .flatMap(name -> environment.getOperationDefinition().getVariableDefinitions().stream()
                        .filter(definition -> definition.getName().equals(name)))
                .findFirst();
    }

    /** @param scopes any one of which would do */
    static DataFetcherResult<Object> accessDenied(DataFetchingEnvironment environment, List<String> scopes) {
        return DataFetcherResult.newResult()
                .error(denied(environment, environment.getExecutionStepInfo().getPath(), scopes))
                .build();
    }

    /** @param path of the field, or of one object in its list */
    static GraphQLError denied(DataFetchingEnvironment environment, ResultPath path, List<String> scopes) {
        var required = AccessScopes.sentence(scopes);
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", "ACCESS_DENIED");
        extensions.put("documentation", "https://shopify.dev/api/usage/access-scopes");
        extensions.put("requiredAccess", required);
        return GraphqlErrorBuilder.newError(environment)
                .path(path)
                .message(
                        "%s",
                        "Access denied for " + environment.getField().getName() + " field. Required access: "
                                + required)
                .extensions(extensions)
                .build();
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
