package com.occ.inventory.updater.pipeline;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** A batch to which database and store did not bring an end in time. Nobody's fault: its pages wait, without being counted. */
final class NotInTime extends TimeoutException {
    private static final long serialVersionUID = 1;

    NotInTime(int rows, Duration deadline) {
        super("a call of " + rows + " rows was given up after " + deadline.toSeconds()
                + " s: the database did not answer, or the OCC store kept it waiting");
    }

    /** Where the clock struck tells nothing, and each page of the batch would log it. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
