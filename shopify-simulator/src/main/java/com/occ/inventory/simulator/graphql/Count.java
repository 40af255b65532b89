package com.occ.inventory.simulator.graphql;

record Count(int count, String precision) {}
