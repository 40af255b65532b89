package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.graphql.PreparedCall.Executable;
import com.occ.inventory.simulator.inventory.InventoryWrites;
import graphql.ExecutionResult;
import org.springframework.stereotype.Component;

/** The Admin API in all its versions, which share one schema but for the oldest. */
@Component
class AdminApi {
    private final Engine current;
    private final Engine of202601;

    AdminApi(InventoryWrites writes) {
        this.current = new Engine(AdminSchema.current(writes));
        this.of202601 = new Engine(AdminSchema.of202601(writes));
    }

    PreparedCall prepare(GraphQlRequest request, ApiVersion version) {
        return serving(version).prepare(request);
    }

    ExecutionResult execute(Executable prepared, Call call) {
        return serving(call.version()).execute(prepared, call);
    }

    private Engine serving(ApiVersion version) {
        return version.demandsIdempotency() ? current : of202601;
    }
}
