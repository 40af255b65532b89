package com.occ.inventory.shopify;

import tools.jackson.databind.JsonNode;

/**
 * A bulk operation as it is now (https://shopify.dev/docs/api/admin-graphql/latest/objects/BulkOperation).
 *
 * @param status one of Shopify's words; one that we do not know is taken for an operation on its way
 * @param errorCode why it failed, or null
 * @param roots how many objects of the query's root it has written, which are the variants; {@code objectCount} would
 *     count what is below them as well
 * @param url where its file is; null before the end, and when there is nothing in it
 */
record BulkOperation(String status, String errorCode, long roots, String url) {

    static BulkOperation read(Answer answer) {
        JsonNode operation = answer.data().path("bulkOperation");
        if (operation.isNull()) {
            throw new BulkUnavailable("the store does not know the bulk operation it started");
        }
        if (!operation.path("status").isString()) {
            throw answer.unusable("a bulk operation without its status");
        }
        return new BulkOperation(
                operation.path("status").asString(),
                operation.path("errorCode").asString(null),
                // an UnsignedInt64, which comes as a string
                operation.path("rootObjectCount").asLong(-1),
                operation.path("url").asString(null));
    }

    /** Whether it will stay as it is. */
    boolean ended() {
        return switch (status) {
            case "COMPLETED", "FAILED", "CANCELED", "EXPIRED" -> true;
            default -> false;
        };
    }

    /** The same, once there is a file to read. */
    BulkOperation completed() {
        return switch (status) {
            case "COMPLETED" -> this;
            case "FAILED" -> throw BulkUnavailable.failed(errorCode);
            default -> throw new BulkUnavailable("the bulk operation ended as " + status);
        };
    }
}
