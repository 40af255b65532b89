package com.occ.inventory.message;

import java.util.UUID;

/**
 * A message that is a part of a partner's job. Its address is repeated in the headers, so that even a body that nobody can read
 * is reported to the run it belongs to.
 */
public sealed interface Work extends Event permits SyncJob, InventorySnapshot {
    @Override
    UUID runId();

    /** The fencing token: a larger number was dispatched later, whatever the clocks say. */
    long dispatch();

    @Override
    String partner();

    /** Index of the page of the job's lines, from 0; null when the message stands for the job as a whole. */
    Integer page();
}
