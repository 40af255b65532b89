package com.occ.inventory.message;

/** The life of a run. */
public enum RunStatus {
    /** Stored by admin-api, not yet seen by the scheduler. */
    REQUESTED,
    RUNNING,
    SUCCEEDED,
    PARTLY_FAILED,
    FAILED,
    /** No partner had a mapped variant: never called a success. */
    NOTHING_TO_SYNC;

    public boolean terminal() {
        return this != REQUESTED && this != RUNNING;
    }
}
