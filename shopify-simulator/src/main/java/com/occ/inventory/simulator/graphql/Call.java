package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.inventory.CallTime;
import com.occ.inventory.simulator.shop.Shop;
import graphql.schema.DataFetchingEnvironment;

/** Whose call is being executed, and when. */
record Call(Shop shop, ApiVersion version, CallTime time) {
    static Call of(DataFetchingEnvironment environment) {
        return environment.getGraphQlContext().get(Call.class);
    }
}
