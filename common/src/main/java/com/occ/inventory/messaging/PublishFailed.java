package com.occ.inventory.messaging;

import com.occ.inventory.outage.Outage;

/** The broker did not take a message: refused, returned as unroutable, or not confirmed within the deadline. */
public final class PublishFailed extends RuntimeException implements Outage.OfBroker {
    private final boolean refused;

    private PublishFailed(String message, boolean refused, Throwable cause) {
        super(message, cause);
        this.refused = refused;
    }

    /** Nobody knows what the broker would have said. */
    PublishFailed(String message, Throwable cause) {
        this(message, false, cause);
    }

    static PublishFailed refused(String message, Throwable cause) {
        return new PublishFailed(message, true, cause);
    }

    /** Whether the broker answered, and does not take this message; otherwise it may just be away. */
    @Override
    public boolean refused() {
        return refused;
    }
}
