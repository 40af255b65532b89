package com.occ.inventory.shopify;

import org.springframework.http.HttpHeaders;

/** An answer as it arrived, read to its end. */
record HttpAnswer(int status, HttpHeaders headers, byte[] body) {

    String requestId() {
        return headers.getFirst("x-request-id");
    }

    String apiVersion() {
        return headers.getFirst("X-Shopify-API-Version");
    }

    String retryAfter() {
        return headers.getFirst(HttpHeaders.RETRY_AFTER);
    }

    String contentType() {
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return type == null ? "no content type" : type;
    }
}
