package com.occ.inventory.message;

import java.time.Instant;

/** The OCC store can be written again. Readers keep the highest sequence. */
public record StoreRecovered(Instant at, long sequence) implements Event {}
