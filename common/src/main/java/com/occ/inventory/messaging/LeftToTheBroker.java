package com.occ.inventory.messaging;

/**
 * A pipelined listener drops what it has in hand without settling it. Its consumer is stopped, or about to be, so the broker will
 * deliver the message again.
 */
public final class LeftToTheBroker extends RuntimeException {
    public LeftToTheBroker(String message) {
        super(message);
    }
}
