package com.occ.inventory.message;

import java.time.Instant;

/** From now on no write reaches the store for anything that the control state of this epoch pauses. */
public record ControlApplied(long epoch, Instant at) implements Event {}
