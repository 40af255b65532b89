package com.occ.inventory.simulator.inventory;

import java.time.Instant;

/**
 * When a call is done and when its answer leaves; between the two its idempotency key is busy.
 *
 * @param requestId the {@code x-request-id} of its answer
 */
public record CallTime(Instant now, Instant answered, String requestId) {}
