package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.inventory.Activation;
import com.occ.inventory.simulator.inventory.InventoryWrites;
import com.occ.inventory.simulator.inventory.SetQuantities;
import com.occ.inventory.simulator.inventory.SetQuantities.Comparing;
import com.occ.inventory.simulator.inventory.SetResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.List;
import java.util.Map;

/** The mutations, and what every call of one must bring: the scope and, from 2026-04, an idempotency key. */
final class MutationFields {
    private static final String SCOPE = "write_inventory";

    private final InventoryWrites writes;

    MutationFields(InventoryWrites writes) {
        this.writes = writes;
    }

    TypeRuntimeWiring.Builder wiring() {
        return Fields.of("Mutation", Object.class)
                .fetched("inventorySetQuantities", guarded(this::set))
                .fetched("inventoryActivate", guarded(MutationFields::activate))
                .wiring();
    }

    private static DataFetcher<Object> guarded(DataFetcher<Object> mutation) {
        return environment -> {
            if (!Call.of(environment).shop().tokens().scopes().contains(SCOPE)) {
                return Problem.accessDenied(environment, List.of(SCOPE));
            }
            var key = key(environment);
            if (key == null && Call.of(environment).version().demandsIdempotency()) {
                return Problem.of(
                        environment,
                        "BAD_REQUEST",
                        "The @idempotent directive is required for this mutation but was not provided.");
            }
            if (key != null && key.isBlank()) {
                return Problem.of(environment, "BAD_REQUEST", "The idempotency key cannot be empty.");
            }
            return mutation.get(environment);
        };
    }

    private Object set(DataFetchingEnvironment environment) {
        var call = Call.of(environment);
        Map<String, Object> input = environment.getArgument("input");
        List<Map<String, Object>> rows = rows(input);
        if (call.version().demandsIdempotency()
                && rows.stream().anyMatch(row -> !row.containsKey("changeFromQuantity"))) {
            return Problem.ofArgument(
                    environment,
                    "input",
                    "INVALID_FIELD_ARGUMENTS",
                    "InventoryQuantityInput must include the following argument: changeFromQuantity.");
        }
        var comparing = comparing(call.version(), input);
        var asked = new SetQuantities(
                (String) input.get("name"),
                (String) input.get("reason"),
                (String) input.get("referenceDocumentUri"),
                comparing,
                rows.stream().map(row -> row(row, comparing)).toList());
        return UserErrorFaults.of(call.fault())
                .map(SetResult::refused)
                .orElseGet(() -> writes.set(call.shop(), asked, key(environment), call.time()));
    }

    private static Comparing comparing(ApiVersion version, Map<String, Object> input) {
        if (version.demandsIdempotency()) {
            return Comparing.CHANGE_FROM;
        }
        return Boolean.TRUE.equals(input.get("ignoreCompareQuantity")) ? Comparing.IGNORE : Comparing.COMPARE;
    }

    private static SetQuantities.Row row(Map<String, Object> row, Comparing comparing) {
        var expected =
                switch (comparing) {
                    case CHANGE_FROM -> (Integer) row.get("changeFromQuantity");
                    case COMPARE -> (Integer) row.get("compareQuantity");
                    case IGNORE -> null;
                };
        return new SetQuantities.Row(
                (String) row.get("inventoryItemId"),
                (String) row.get("locationId"),
                (Integer) row.get("quantity"),
                expected);
    }

    @SuppressWarnings("unchecked") // the schema has checked the shape
    private static List<Map<String, Object>> rows(Map<String, Object> input) {
        return (List<Map<String, Object>>) input.get("quantities");
    }

    private static Object activate(DataFetchingEnvironment environment) {
        return Activation.of(
                Call.of(environment).shop().catalogue(),
                environment.getArgument("inventoryItemId"),
                environment.getArgument("locationId"),
                environment.getArgument("available"));
    }

    private static String key(DataFetchingEnvironment environment) {
        var directives = environment.getQueryDirectives().getImmediateAppliedDirective("idempotent");
        return directives.isEmpty()
                ? null
                : directives.get(0).getArgument("key").getValue();
    }
}
