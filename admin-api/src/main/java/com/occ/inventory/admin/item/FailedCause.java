package com.occ.inventory.admin.item;

import java.time.Instant;

/**
 * Failed items with the same cause.
 *
 * @param since the first time that the longest standing of them failed
 */
public record FailedCause(String code, String advice, long items, long partners, Instant since) {}
