package com.occ.inventory.shopify;

import tools.jackson.databind.JsonNode;

/**
 * {@code extensions.cost} of an answer, in points.
 *
 * @param requested what the bucket had to hold for the call
 * @param actual what the call took from the bucket in the end
 * @param capacity the most that the bucket holds
 * @param available what the bucket held when the answer was written
 * @param restoreRate points that flow back a second
 */
record Cost(double requested, double actual, double capacity, double available, double restoreRate) {

    /** Null when the answer does not carry a usable one. */
    static Cost of(JsonNode answer) {
        JsonNode cost = answer.path("extensions").path("cost");
        JsonNode status = cost.path("throttleStatus");
        double requested = number(cost.path("requestedQueryCost"), 0);
        double restoreRate = number(status.path("restoreRate"), 0);
        double available = number(status.path("currentlyAvailable"), Double.NaN);
        if (restoreRate <= 0 || Double.isNaN(available)) {
            return null;
        }
        double capacity = Math.max(available, number(status.path("maximumAvailable"), available));
        // Null where the call was turned away, and what nobody tells us was not given back.
        double actual = number(cost.path("actualQueryCost"), requested);
        return new Cost(requested, actual, capacity, available, restoreRate);
    }

    private static double number(JsonNode node, double otherwise) {
        return node.isNumber() ? node.asDouble() : otherwise;
    }
}
