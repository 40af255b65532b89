package com.occ.inventory.simulator.demo;

/** The demo cannot go on; the message says why to whoever watches it. */
final class DemoFailed extends RuntimeException {
    DemoFailed(String message) {
        super(message);
    }

    DemoFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
