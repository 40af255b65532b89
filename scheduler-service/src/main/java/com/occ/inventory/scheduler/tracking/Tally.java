package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.message.Counts;

/**
 * The results of a dispatch so far, each page once.
 *
 * @param rejection why one of the pages went to the dead letters; null when none did
 */
record Tally(int pages, Counts counts, boolean held, String rejection) {
    static final Tally NONE = new Tally(0, Counts.ZERO, false, null);

    Tally plus(PageResult result) {
        return new Tally(
                pages + 1,
                counts.plus(result.counts()),
                held || result.held(),
                rejection == null ? result.rejection() : rejection);
    }
}
