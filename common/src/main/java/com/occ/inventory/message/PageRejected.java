package com.occ.inventory.message;

import java.time.Instant;
import java.util.UUID;

/**
 * A piece of work went to the dead letters, so it will have no result. Ends its job as partly failed instead of leaving it open.
 *
 * @param page null when the job itself was rejected
 */
public record PageRejected(UUID runId, long dispatch, String partner, Integer page, String cause, Instant at)
        implements Event {}
