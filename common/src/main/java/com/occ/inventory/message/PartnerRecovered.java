package com.occ.inventory.message;

import java.time.Instant;
import java.util.UUID;

/**
 * Nothing that a person must know is wrong with a partner any more. Readers keep the highest sequence of a partner.
 *
 * @param removed whether it was deleted, paused, or has nothing left to sync: there is nothing that could fail
 * @param runId that showed it; null when removed
 */
public record PartnerRecovered(String partner, boolean removed, UUID runId, Instant at, long sequence)
        implements Event {}
