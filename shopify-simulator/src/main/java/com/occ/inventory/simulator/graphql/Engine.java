package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.graphql.PreparedCall.Executable;
import com.occ.inventory.simulator.graphql.PreparedCall.Refused;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** GraphQL over one schema: a call is prepared, which may refuse it, and executed under its shop's lock. */
final class Engine {
    private final GraphQLSchema schema;
    private final Documents documents;
    private final GraphQL engine;

    Engine(GraphQLSchema schema) {
        this.schema = schema;
        this.documents = new Documents(schema);
        this.engine = GraphQL.newGraphQL(schema)
                .instrumentation(new ScopeCheck())
                .preparsedDocumentProvider(
                        (input, parse) -> CompletableFuture.completedFuture(documents.get(input.getQuery())))
                .defaultDataFetcherExceptionHandler(new FieldFailures())
                .build();
    }

    PreparedCall prepare(GraphQlRequest request) {
        var entry = documents.get(request.query());
        if (entry.hasErrors()) {
            return new Refused("invalid", false, ValidationErrors.of(entry.getErrors()));
        }
        var operations = entry.getDocument().getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> request.operationName() == null
                        || request.operationName().equals(operation.getName()))
                .toList();
        if (operations.size() != 1) {
            return new Refused(
                    "invalid", false, List.of(ApiError.of("missingOperation", "An operation name is required")));
        }
        var operation = operations.get(0);
        var problems = VariableProblems.of(schema, operation, request.variables());
        var errors = problems.isEmpty() ? InputSizes.errors(operation, request.variables()) : problems;
        if (!errors.isEmpty()) {
            return new Refused(name(operation), isMutation(operation), errors);
        }
        var cost = new QueryCost(schema, entry.getDocument(), operation, request.variables());
        return new Executable(name(operation), isMutation(operation), request, cost);
    }

    ExecutionResult execute(Executable prepared, Call call) {
        var request = prepared.request();
        var input = ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName())
                .variables(request.variables())
                .graphQLContext(Map.of(Call.class, call))
                .build();
        return call.shop().exclusively(() -> engine.execute(input));
    }

    private static String name(OperationDefinition operation) {
        return operation.getName() == null ? "anonymous" : operation.getName();
    }

    private static boolean isMutation(OperationDefinition operation) {
        return operation.getOperation() == OperationDefinition.Operation.MUTATION;
    }
}
