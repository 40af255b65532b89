package com.occ.inventory.outage;

import java.time.Duration;

/** A service that the start needs did not come, or does not let us in. The message says which, and what to set. */
public final class NotThere extends RuntimeException {
    NotThere(String what, String settings, String problem, Duration waited) {
        super(what + " did not answer within " + waited.toSeconds() + " s: " + withoutStop(problem)
                + ". Start it, or say where it is: " + settings + ". STARTUP_WAIT sets how long a start waits");
    }

    /** @param refusal why waiting does not help */
    public NotThere(String what, String settings, String refusal, Throwable cause) {
        super(what + " does not let us in: " + withoutStop(refusal) + ". Look at " + settings, cause);
    }

    private static String withoutStop(String sentence) {
        return sentence.replaceAll("\\.+$", "");
    }
}
