package com.occ.inventory.shopify;

import java.util.Comparator;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the answers to the questions for a store's locations. */
final class Locations {

    /** Ids are numbers that grow, so of two the shorter is the older. */
    private static final Comparator<String> BY_AGE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private Locations() {}

    static Optional<String> oldestActive(Answer answer) {
        JsonNode nodes = answer.data().path("locations").path("nodes");
        if (!nodes.isArray()) {
            throw answer.unusable("no list of locations");
        }
        return nodes.valueStream()
                .filter(location -> !Nodes.isFalse(location.path("isActive")))
                .map(location -> location.path("id").asString(""))
                .filter(id -> !id.isEmpty())
                .min(BY_AGE);
    }

    static Optional<String> active(Answer answer, String locationGid) {
        JsonNode location = answer.data().path("location");
        return location.path("id").isString() && !Nodes.isFalse(location.path("isActive"))
                ? Optional.of(locationGid)
                : Optional.empty();
    }
}
