package com.occ.inventory.recurring;

import com.occ.inventory.outage.Outage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether something that is tried again and again fails: said once when it begins, and once when it works again. That broker or
 * database is away is not said here but by the package {@code outage}, for all at once.
 */
public final class RepeatedWork {
    private static final Logger log = LoggerFactory.getLogger(RepeatedWork.class);

    private final String what;
    private final AtomicBoolean lasts = new AtomicBoolean();

    /** @param what continues "cannot ..." and "can ... again" */
    public RepeatedWork(String what) {
        this.what = what;
    }

    public void failed(Throwable error) {
        if (Outage.of(error).isPresent()) {
            // Turned down and taken note of by the outage's own filter; loud where there is none.
            log.info("cannot {} in an outage", what, error);
        } else if (!lasts.getAndSet(true)) {
            log.warn("cannot {}, trying on", what, error);
        }
    }

    public void worked() {
        if (lasts.getAndSet(false)) {
            log.info("can {} again", what);
        }
    }

    /** Work whose failure is over with its next success. */
    public void during(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failed(e);
            return;
        }
        worked();
    }
}
