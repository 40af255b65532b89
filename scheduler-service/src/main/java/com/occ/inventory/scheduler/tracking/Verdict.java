package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.scheduler.job.Ended;

/** What becomes of a job after an event. */
sealed interface Verdict {
    /** Results are still to come. */
    record Open() implements Verdict {}

    /** A fresh read is needed. */
    record Again() implements Verdict {}

    record Over(Ended ended) implements Verdict {}
}
