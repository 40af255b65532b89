package com.occ.inventory.message;

import java.time.Instant;
import java.util.UUID;

/** A partner that had crossed a threshold is well again. */
public record PartnerRecovered(String partner, UUID runId, Instant at, long sequence) implements Event {}
