package com.occ.inventory.message;

/** The life of one partner's part of a run. */
public enum PartnerSyncStatus {
    /** Another job of the same partner is in progress. */
    WAITING,
    /** Dispatched; no fetcher has taken it. */
    QUEUED,
    RUNNING,
    SUCCEEDED,
    /** Some items failed. */
    PARTLY_FAILED,
    /** The partner, or the pipeline, failed as a whole. */
    FAILED,
    SKIPPED,
    /** Stopped by a person: nothing of it is written any more. */
    CANCELLED,
    NOTHING_TO_SYNC;

    public boolean terminal() {
        return this != WAITING && this != QUEUED && this != RUNNING;
    }
}
