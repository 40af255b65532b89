package com.occ.inventory.simulator.graphql;

import com.occ.inventory.simulator.shop.Variant;

/** A variant seen as its inventory item, which is a type of its own in the schema. */
record Item(Variant variant) {}
