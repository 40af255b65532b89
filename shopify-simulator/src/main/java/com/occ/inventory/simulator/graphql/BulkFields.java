package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.inventory.UserError;
import com.occ.inventory.simulator.shop.BulkOperation.Snapshot;
import com.occ.inventory.simulator.shop.BulkOperations;
import com.occ.inventory.simulator.shop.Gid;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;

/** Bulk operations: started, looked at, cancelled. Where their files lie is the business of {@link BulkFileController}. */
final class BulkFields {
    private BulkFields() {}

    private record Payload(Snapshot bulkOperation, List<UserError> userErrors) {
        static Payload of(Snapshot operation) {
            return new Payload(operation, List.of());
        }

        static Payload refused(Snapshot operation, String code, String field, String message) {
            return new Payload(operation, List.of(new UserError(code, List.of(field), message)));
        }
    }

    static List<TypeRuntimeWiring.Builder> wirings() {
        return List.of(queries(), mutations(), operation(), payload("RunQuery"), payload("Cancel"), userError());
    }

    private static TypeRuntimeWiring.Builder queries() {
        return Fields.of("QueryRoot", Object.class)
                .fetched("bulkOperation", environment -> find(environment, environment.getArgument("id")))
                .fetched("bulkOperations", environment -> Connection.of(environment, all(environment)))
                .fetched("currentBulkOperation", BulkFields::newest)
                .wiring();
    }

    private static TypeRuntimeWiring.Builder mutations() {
        return Fields.of("Mutation", Object.class)
                .fetched("bulkOperationRunQuery", BulkFields::start)
                .fetched("bulkOperationCancel", BulkFields::cancel)
                .wiring();
    }

    private static TypeRuntimeWiring.Builder operation() {
        return Fields.of("BulkOperation", Snapshot.class)
                .plain("id", Snapshot::gid)
                .plain("status", Snapshot::status)
                .plain("errorCode", Snapshot::errorCode)
                .plain("createdAt", Snapshot::createdAt)
                .plain("completedAt", Snapshot::completedAt)
                .plain("objectCount", Snapshot::objects)
                .plain("rootObjectCount", Snapshot::roots)
                .plain("fileSize", operation -> operation.file() == null ? null : operation.file().length)
                .fetched("url", environment -> address(environment, ((Snapshot) environment.getSource()).file()))
                .fetched(
                        "partialDataUrl",
                        environment -> address(environment, ((Snapshot) environment.getSource()).partialFile()))
                .plain("query", Snapshot::query)
                .plain("type", operation -> "QUERY")
                .wiring();
    }

    private static TypeRuntimeWiring.Builder payload(String of) {
        return Fields.of("BulkOperation" + of + "Payload", Payload.class)
                .plain("bulkOperation", Payload::bulkOperation)
                .plain("userErrors", Payload::userErrors)
                .wiring();
    }

    private static TypeRuntimeWiring.Builder userError() {
        return Fields.of("BulkOperationUserError", UserError.class)
                .plain("code", UserError::code)
                .plain("field", UserError::field)
                .plain("message", UserError::message)
                .wiring();
    }

    private static Payload start(DataFetchingEnvironment environment) {
        String text = environment.getArgument("query");
        var query = new BulkQuery(environment.getGraphQLSchema(), text);
        var problem = query.problem();
        if (problem.isPresent()) {
            return Payload.refused(null, "INVALID", "query", problem.get());
        }
        var call = Call.of(environment);
        return bulk(environment)
                .start(text, call.time().now(), () -> query.run(call))
                .map(Payload::of)
                .orElseGet(() -> new Payload(
                        null,
                        List.of(new UserError(
                                "LIMIT_REACHED", null, "Bulk operations limit reached. Please try again later."))));
    }

    private static Payload cancel(DataFetchingEnvironment environment) {
        var number = Gid.number(environment.getArgument("id"), "BulkOperation");
        return bulk(environment)
                .cancel(number, Call.of(environment).time().now())
                .map(canceled -> canceled.heeded()
                        ? Payload.of(canceled.operation())
                        : Payload.refused(
                                canceled.operation(),
                                null,
                                "id",
                                "A bulk operation cannot be canceled when it is "
                                        + canceled.operation().status().name().toLowerCase(Locale.ROOT)))
                .orElseGet(() -> Payload.refused(null, null, "id", "Bulk operation does not exist"));
    }

    static Snapshot find(DataFetchingEnvironment environment, String id) {
        return bulk(environment)
                .find(
                        Gid.number(id, "BulkOperation"),
                        Call.of(environment).time().now())
                .orElse(null);
    }

    /** Bulk mutations are not simulated, so there is never a newest one. */
    private static Snapshot newest(DataFetchingEnvironment environment) {
        var all = all(environment);
        return all.isEmpty() || !"QUERY".equals(environment.getArgument("type"))
                ? null
                : all.firstEntry().getValue();
    }

    private static NavigableMap<Long, Snapshot> all(DataFetchingEnvironment environment) {
        return bulk(environment).all(Call.of(environment).time().now());
    }

    private static BulkOperations bulk(DataFetchingEnvironment environment) {
        return Call.of(environment).shop().bulk();
    }

    private static String address(DataFetchingEnvironment environment, byte[] file) {
        var call = Call.of(environment);
        Snapshot operation = environment.getSource();
        return file == null ? null : call.origin() + BulkFileController.path(call.shop(), operation);
    }
}
