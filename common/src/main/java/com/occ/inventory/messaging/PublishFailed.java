package com.occ.inventory.messaging;

/** The broker did not take a message: refused, returned as unroutable, or not confirmed within the deadline. */
public final class PublishFailed extends RuntimeException {
    PublishFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
