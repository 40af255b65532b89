package com.occ.inventory.updater.recurring;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done again and again: when it begins to fail that is logged once, and once more when it works again. */
public final class Recurring {
    private static final Logger log = LoggerFactory.getLogger(Recurring.class);

    private final String what;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** @param what continues "cannot ..." and "can ... again" */
    public Recurring(String what) {
        this.what = what;
    }

    public void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!failing.getAndSet(true)) {
                log.warn("cannot {}, trying on", what, e);
            }
            return;
        }
        if (failing.getAndSet(false)) {
            log.info("can {} again", what);
        }
    }
}
