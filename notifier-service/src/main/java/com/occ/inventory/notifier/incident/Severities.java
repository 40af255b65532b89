package com.occ.inventory.notifier.incident;

import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.Severity;

/** How much a cause matters. */
public final class Severities {
    private Severities() {}

    /** What is held back until the next run confirms it can wait; a cause that nobody knows cannot. */
    public static Severity of(String cause) {
        return PartnerFailure.SUSPICIOUS.name().equals(cause) ? Severity.WARNING : Severity.CRITICAL;
    }
}
