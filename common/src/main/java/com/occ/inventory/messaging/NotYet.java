package com.occ.inventory.messaging;

/** A listener cannot use this message yet; it is put off, a bounded number of times. */
public final class NotYet extends RuntimeException {
    public NotYet(String message) {
        super(message);
    }
}
