package com.occ.inventory.messaging;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/**
 * What happens to a message whose listener failed. A database or broker that is away is nobody's fault: the message waits without
 * being counted, for as long as it takes. Everything else is tried a bounded number of times.
 */
final class RetryPolicy {
    static final int MAX_ATTEMPTS = 6;
    private static final int MAX_NOT_YET = 40;
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(3);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private RetryPolicy() {}

    sealed interface Verdict {}

    /** @param attempt the number the message carries from now on */
    record Later(Duration pause, int attempt) implements Verdict {}

    record Dead(String cause) implements Verdict {}

    /** @param attempt how often the message has been put off before */
    static Verdict judge(Throwable error, int attempt) {
        if (error instanceof RejectedMessage) {
            return new Dead(error.getMessage());
        }
        if (outage(error)) {
            return new Later(OUTAGE_PAUSE, attempt);
        }
        int limit = error instanceof NotYet ? MAX_NOT_YET : MAX_ATTEMPTS;
        if (attempt + 1 >= limit) {
            return new Dead("given up after " + limit + " attempts: " + describe(error));
        }
        return new Later(pause(attempt), attempt + 1);
    }

    private static Duration pause(int attempt) {
        Duration doubled = Duration.ofMillis(250L << Math.min(attempt, 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static boolean outage(Throwable error) {
        return error instanceof PublishFailed
                || error instanceof DataAccessResourceFailureException
                || error instanceof TransientDataAccessException
                || error instanceof org.springframework.transaction.CannotCreateTransactionException
                || error instanceof TimeoutException
                || error.getCause() != null && error.getCause() != error && outage(error.getCause());
    }

    private static String describe(Throwable error) {
        return error.getClass().getSimpleName() + (error.getMessage() == null ? "" : ": " + error.getMessage());
    }
}
