package com.occ.inventory.messaging;

import com.occ.inventory.trace.Traceparent;

/** Our own AMQP headers. */
public final class Headers {
    /** How often a listener has already put the message off; absent means never. */
    public static final String ATTEMPT = "occ-attempt";

    public static final String RUN = "occ-run";
    public static final String DISPATCH = "occ-dispatch";
    public static final String PARTNER = "occ-partner";
    public static final String PAGE = "occ-page";
    public static final String DEAD_LETTER_CAUSE = "occ-dead-letter-cause";
    public static final String DEAD_LETTER_QUEUE = "occ-dead-letter-queue";

    private Headers() {}

    /** Whether a message keeps it when it is put off, buried or replayed: ours, and the trace that it is on. */
    public static boolean stays(String name) {
        return name.startsWith("occ-") || name.equals(Traceparent.HEADER);
    }
}
