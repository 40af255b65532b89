package com.occ.inventory.scheduler.threshold;

/** What people must hear after a sync has ended. */
enum News {
    NONE,
    /** All that is wrong, said anew at each end while it lasts, so that the words are those of the last run. */
    FAILING,
    RECOVERED;

    static News of(Health before, SyncEnd end, Health after) {
        if (!end.counting()) {
            return NONE;
        }
        if (!after.alerting().isEmpty()) {
            return FAILING;
        }
        return before.alerting().isEmpty() ? NONE : RECOVERED;
    }
}
