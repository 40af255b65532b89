package com.occ.inventory.message;

/** A way by which people are told. */
public enum AlertChannel {
    /** Mail over SMTP. */
    SMTP,
    /** Mail by Resend's HTTP API. */
    RESEND,
    /** JSON by POST to an address of the operator's. */
    WEBHOOK,
    /** A Slack incoming webhook. */
    SLACK;

    /** Whether it goes to the mail addresses of the settings, and not to one address of its own. */
    public boolean mail() {
        return this == SMTP || this == RESEND;
    }
}
