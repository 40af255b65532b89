package com.occ.inventory.messaging;

import com.occ.inventory.outage.Outage;

/** The broker did not take a message: refused, returned as unroutable, or not confirmed within the deadline. */
public final class PublishFailed extends RuntimeException implements Outage.OfBroker {
    PublishFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
