package com.occ.inventory.notifier.delivery;

import com.occ.inventory.notifier.letter.Notice.Occasion;
import java.time.Instant;
import java.util.UUID;

/** That something is to be told of an incident. */
record Line(UUID incident, Occasion occasion, Instant at) {}
