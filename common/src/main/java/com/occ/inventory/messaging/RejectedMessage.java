package com.occ.inventory.messaging;

/** A listener will never be able to use this message; it goes to the dead letters with this sentence as its cause. */
public final class RejectedMessage extends RuntimeException {
    public RejectedMessage(String message) {
        super(message);
    }
}
