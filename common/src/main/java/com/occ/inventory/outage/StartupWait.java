package com.occ.inventory.outage;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a start wait for a service that it needs: says once what for, goes on when it is there, and gives up at last. */
public final class StartupWait {
    private static final Logger log = LoggerFactory.getLogger(StartupWait.class);
    private static final long PAUSE_MILLIS = 500;

    private final Duration patience;
    private final AtomicReference<RuntimeException> hopeless = new AtomicReference<>();

    StartupWait(Duration patience) {
        this.patience = patience;
    }

    /**
     * @param what such as "the database at localhost:5432"
     * @param settings the environment variables that say where it is
     * @param attempt answers why it is not there yet, or null when it is; throws when waiting would not help, and that ends whatever
     *     else is waited for, too
     * @throws NotThere after the patience is over, or when the process is to end meanwhile
     */
    public void until(String what, String settings, Callable<String> attempt) {
        String problem = call(attempt);
        if (problem == null) {
            return;
        }
        long end = System.nanoTime() + patience.toNanos();
        log.warn(
                "waiting for {} ({}): {}; at most {} s, see STARTUP_WAIT",
                what,
                settings,
                problem,
                patience.toSeconds());
        CountDownLatch ending = new CountDownLatch(1);
        Thread hook = new Thread(ending::countDown, "startup-wait-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            while (problem != null) {
                if (System.nanoTime() >= end) {
                    throw new NotThere(what, settings, problem, patience);
                }
                if (ending.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new NotThere(what, settings, "the process was ended while it waited", patience);
                }
                problem = call(attempt);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotThere(what, settings, "interrupted", patience);
        } finally {
            if (ending.getCount() > 0) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
        log.info("{} is there", what);
    }

    private String call(Callable<String> attempt) {
        if (hopeless.get() != null) {
            throw hopeless.get();
        }
        try {
            return attempt.call();
        } catch (RuntimeException e) {
            hopeless.set(e);
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
