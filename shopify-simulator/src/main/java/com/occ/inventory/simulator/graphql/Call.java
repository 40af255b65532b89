package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.inventory.CallTime;
import com.occ.inventory.simulator.shop.Fault;
import com.occ.inventory.simulator.shop.Shop;
import graphql.schema.DataFetchingEnvironment;

/**
 * Whose call is being executed, when, and what goes wrong with it inside.
 *
 * @param origin scheme, host and port the caller reached us by
 */
record Call(Shop shop, ApiVersion version, CallTime time, Fault.Kind fault, String origin) {
    static Call of(DataFetchingEnvironment environment) {
        return environment.getGraphQlContext().get(Call.class);
    }
}
