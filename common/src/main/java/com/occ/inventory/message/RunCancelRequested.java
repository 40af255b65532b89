package com.occ.inventory.message;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody wants a run stopped. May come before the run's own request, and of a run that is over it changes nothing.
 *
 * @param by the person or token that asked
 */
public record RunCancelRequested(UUID runId, String by, Instant at) implements Event {}
