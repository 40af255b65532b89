package com.occ.inventory.message;

import java.time.Instant;
import java.util.UUID;

/** A fetcher took a partner's job: the wait in the queue is over and the lease begins. */
public record PartnerFetchStarted(UUID runId, long dispatch, String partner, Instant at) implements Event {}
