package com.occ.inventory.message;

import java.time.Instant;

/** The OCC store cannot be written. Readers keep the highest sequence. */
public record StoreUnavailable(StoreFailure kind, String message, String requestId, Instant since, long sequence)
        implements Event {}
