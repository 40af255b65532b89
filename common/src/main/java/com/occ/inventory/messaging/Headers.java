package com.occ.inventory.messaging;

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
}
