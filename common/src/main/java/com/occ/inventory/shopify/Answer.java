package com.occ.inventory.shopify;

import tools.jackson.databind.JsonNode;

/** A good answer: its data, what it cost (or null), and Shopify's name for the request (or null). */
record Answer(JsonNode data, Cost cost, String requestId) {

    /** The answer is no use although it claims success. */
    AttemptFailure.NoAnswer unusable(String words) {
        return AttemptFailure.NoAnswer.unreadable(words, requestId);
    }
}
