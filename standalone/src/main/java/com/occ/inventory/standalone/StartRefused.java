package com.occ.inventory.standalone;

/** The process cannot start, for a reason that its operator can mend. The message is a sentence meant for them. */
final class StartRefused extends RuntimeException {
    StartRefused(String message) {
        super(message);
    }

    StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
