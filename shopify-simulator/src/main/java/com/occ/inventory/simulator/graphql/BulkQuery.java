package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.shop.BulkResult;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.Map;
import java.util.Optional;

/**
 * A query run over whole connections, whatever page it asks for. What cannot be run in bulk:
 * https://shopify.dev/docs/api/usage/bulk-operations/queries#operation-restrictions. The words of the refusals are ours.
 */
final class BulkQuery {
    private static final int MOST_CONNECTIONS = 5;
    private static final int DEEPEST = 2;

    private final GraphQLSchema schema;
    private final String query;

    BulkQuery(GraphQLSchema schema, String query) {
        this.schema = schema;
        this.query = query;
    }

    /** Whether the field is fetched for a bulk query, so that a connection is to be given whole. */
    static boolean asks(DataFetchingEnvironment environment) {
        return environment.getGraphQlContext().hasKey(BulkQuery.class);
    }

    /** Why it cannot be run; empty when it can. */
    Optional<String> problem() {
        var parsed = ParseAndValidate.parseAndValidate(
                schema, ExecutionInput.newExecutionInput(query).build());
        if (parsed.isFailure()) {
            return Optional.of(
                    "Invalid bulk query: " + parsed.getErrors().get(0).getMessage());
        }
        var operations = parsed.getDocument().getDefinitionsOfType(OperationDefinition.class);
        if (operations.size() != 1 || operations.get(0).getOperation() != OperationDefinition.Operation.QUERY) {
            return Optional.of("Invalid bulk query: it must be one query operation");
        }
        if (!operations.get(0).getVariableDefinitions().isEmpty()) {
            return Optional.of("Invalid bulk query: variables are not supported");
        }
        return shape(parsed.getDocument()).problem();
    }

    BulkResult run(Call call) {
        var input = ExecutionInput.newExecutionInput(query)
                .graphQLContext(Map.of(Call.class, call, BulkQuery.class, this))
                .build();
        var result = GraphQL.newGraphQL(schema)
                .instrumentation(new ScopeCheck())
                .defaultDataFetcherExceptionHandler(new FieldFailures())
                .build()
                .execute(input);
        return result.getErrors().stream()
                .findFirst()
                .map(error -> BulkResult.failed(errorCode(error)))
                .orElseGet(() -> BulkLines.of(result.getData()));
    }

    private static String errorCode(GraphQLError error) {
        return "ACCESS_DENIED".equals(ApiError.of(error).code()) ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR";
    }

    private Shape shape(Document document) {
        var shape = new Shape();
        QueryTraverser.newQueryTraverser()
                .schema(schema)
                .document(document)
                .variables(Map.of())
                .build()
                .visitPreOrder(shape);
        return shape;
    }

    /** What the restrictions are about. */
    private static final class Shape extends QueryVisitorStub {
        private int connections;
        private int depth;
        private boolean byId;

        @Override
        public void visitField(QueryVisitorFieldEnvironment environment) {
            var root = environment.getParentEnvironment() == null;
            var name = environment.getField().getName();
            byId |= root && (name.equals("node") || name.equals("nodes"));
            if (isConnection(environment)) {
                connections++;
                depth = Math.max(depth, depthOf(environment));
            }
        }

        private static int depthOf(QueryVisitorFieldEnvironment environment) {
            var deep = 0;
            for (var at = environment; at != null; at = at.getParentEnvironment()) {
                deep += isConnection(at) ? 1 : 0;
            }
            return deep;
        }

        private static boolean isConnection(QueryVisitorFieldEnvironment environment) {
            return GraphQLTypeUtil.unwrapAll(environment.getFieldDefinition().getType())
                    .getName()
                    .endsWith("Connection");
        }

        /** A connection inside a connection is one level of nesting, inside that one two. */
        private Optional<String> problem() {
            if (byId) {
                return Optional.of("Bulk queries cannot contain the top-level fields node and nodes");
            }
            if (connections == 0) {
                return Optional.of("Bulk queries must contain at least one connection");
            }
            if (connections > MOST_CONNECTIONS) {
                return Optional.of("Bulk queries cannot contain more than " + MOST_CONNECTIONS + " connections");
            }
            return depth > 1 + DEEPEST
                    ? Optional.of("Bulk queries cannot contain connections nested deeper than " + DEEPEST + " levels")
                    : Optional.empty();
        }
    }
}
