package com.occ.inventory.simulator.graphql;

import com.fasterxml.jackson.annotation.JsonInclude;
import graphql.GraphQLError;
import java.util.List;
import java.util.Map;

/** An entry of {@code errors}, in Shopify's shape: its code stands in the extensions. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApiError(String message, List<Place> locations, Map<String, Object> extensions, List<Object> path) {

    record Place(int line, int column) {}

    static ApiError of(String code, String message) {
        return new ApiError(message, null, Map.of("code", code), null);
    }

    static ApiError of(GraphQLError error) {
        var places = error.getLocations() == null
                ? null
                : error.getLocations().stream()
                        .map(at -> new Place(at.getLine(), at.getColumn()))
                        .toList();
        return new ApiError(error.getMessage(), places, error.getExtensions(), error.getPath());
    }

    String code() {
        return extensions == null ? "error" : String.valueOf(extensions.getOrDefault("code", "error"));
    }
}
