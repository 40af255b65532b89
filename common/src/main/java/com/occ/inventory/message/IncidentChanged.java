package com.occ.inventory.message;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.UUID;

/**
 * An incident's full state, from the notifier. Readers keep the highest sequence of an incident. Earlier senders told only of critical
 * ones, of partners and of the store, and counted nothing.
 *
 * @param partner null unless a partner is concerned
 * @param failed items that failed in the last run; 0 when not items are the cause
 * @param attempted items that could have failed
 * @param opened how many times it was opened: more than once when it came back soon after it was resolved
 * @param toldAt when somebody was last told by a channel; null when nobody was
 * @param resolvedAt null while it is open
 */
public record IncidentChanged(
        UUID incidentId,
        long sequence,
        Concern concern,
        String partner,
        String cause,
        Severity severity,
        String message,
        String requestId,
        @JsonSetter(nulls = Nulls.AS_EMPTY) int failed,
        @JsonSetter(nulls = Nulls.AS_EMPTY) int attempted,
        @JsonSetter(nulls = Nulls.AS_EMPTY) int opened,
        Instant openedAt,
        Instant toldAt,
        Instant resolvedAt)
        implements Event {

    public IncidentChanged {
        concern = concern == null ? (partner == null ? Concern.STORE : Concern.PARTNER) : concern;
        severity = severity == null ? Severity.CRITICAL : severity;
        opened = Math.max(1, opened);
    }
}
