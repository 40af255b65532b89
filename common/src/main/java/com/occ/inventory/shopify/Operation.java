package com.occ.inventory.shopify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is asked of a store; the documents stand in {@code resources/shopify}. */
enum Operation {
    VARIANTS("variants", 3),
    VARIANTS_AT_LOCATION("variants-at-location", 5),
    LEVELS("levels", 4),
    SET_QUANTITIES("set-quantities", 10),
    LOCATIONS("locations", 10),
    LOCATION("location", 1),
    VARIANT_COUNT("variant-count", 1),
    CATALOGUE_PAGE("catalogue-page", 35),
    BULK_START("bulk-start", 10),
    BULK_OPERATION("bulk-operation", 1),
    BULK_CANCEL("bulk-cancel", 10),
    SHOP("shop", 1),
    DESCRIPTION("description", 3),
    ALL_LOCATIONS("all-locations", 20);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String tag;
    private final double firstGuess;
    private final String document;

    Operation(String tag, double firstGuess) {
        this.tag = tag;
        this.firstGuess = firstGuess;
        this.document = load("/shopify/" + tag + ".graphql");
    }

    /** The name in metrics and logs. */
    String tag() {
        return tag;
    }

    /** Where it waits for points. */
    FairQueue.Lane lane() {
        return this == SET_QUANTITIES ? FairQueue.Lane.WRITES : FairQueue.Lane.READS;
    }

    /** Points to expect until the store has named the price itself. */
    double firstGuess() {
        return firstGuess;
    }

    /** The request's body. A tree keeps the order of fields and explicit nulls, both of which Shopify minds. */
    byte[] body(ObjectNode variables) {
        ObjectNode body = JSON.createObjectNode();
        body.put("query", document);
        body.set("variables", variables);
        return JSON.writeValueAsBytes(body);
    }

    static String load(String path) {
        try (InputStream in = Operation.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
