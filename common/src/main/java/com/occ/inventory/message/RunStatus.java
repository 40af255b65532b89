package com.occ.inventory.message;

/** The life of a run. */
public enum RunStatus {
    /** Stored by admin-api, not yet seen by the scheduler. */
    REQUESTED,
    RUNNING,
    /** To be stopped; something of it may still be written. */
    CANCELLING,
    SUCCEEDED,
    PARTLY_FAILED,
    FAILED,
    /** No partner had a mapped variant: never called a success. */
    NOTHING_TO_SYNC,
    /** Stopped before it was done: nothing of it is written any more. */
    CANCELLED;

    public boolean terminal() {
        return this != REQUESTED && this != RUNNING && this != CANCELLING;
    }
}
