package com.occ.inventory.message;

import java.time.Instant;
import java.util.UUID;

/**
 * An incident's full state, from the notifier. Readers keep the highest sequence of an incident.
 *
 * @param partner null when the OCC store or the pipeline is concerned
 * @param resolvedAt null while it is open
 */
public record IncidentChanged(
        UUID incidentId,
        long sequence,
        String partner,
        String cause,
        String message,
        String requestId,
        Instant openedAt,
        Instant resolvedAt)
        implements Event {}
