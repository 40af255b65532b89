package com.occ.inventory.message;

import java.time.Instant;
import java.util.UUID;

/**
 * Something failed so that a person must know. Readers keep the highest sequence of a partner.
 *
 * @param cause a {@link PartnerFailure}, or ITEMS_FAILING
 * @param since when the failing began
 */
public record FailureThresholdReached(
        String partner, String cause, String message, String requestId, UUID runId, Instant since, long sequence)
        implements Event {}
