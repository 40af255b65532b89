package com.occ.inventory.outage;

import com.rabbitmq.client.ShutdownSignalException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.AmqpIOException;
import org.springframework.amqp.AmqpTimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What a failure says of a service that the process leans on. */
public enum Outage {
    DATABASE,
    BROKER;

    /** Causes may go round in circles. */
    private static final int DEEPEST = 20;

    /**
     * Which service seems to be away, by the kind of the failure and not by its words. Empty for everything that the service itself
     * answered: a wrong password, a bad statement, a queue that does not exist.
     */
    public static Optional<Outage> of(Throwable failure) {
        Outage found = null;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof ShutdownSignalException signal && !signal.isHardError()
                    || cause instanceof OfBroker answer && answer.refused()) {
                return Optional.empty();
            }
            if (found == null) {
                found = kind(cause);
            }
            cause = cause.getCause();
        }
        return Optional.ofNullable(found);
    }

    /** A failure of ours that an absent broker may be behind. */
    public interface OfBroker {
        /** Whether the broker itself answered, so that it is not away. */
        boolean refused();
    }

    /**
     * No answer, a lost connection, a server that starts, stops or takes no more connections (PostgreSQL, appendix A). The driver calls
     * much else a failing resource: a full disk, a standby that takes no writes, a cancelled statement.
     */
    private static boolean away(String sqlState) {
        return sqlState == null || sqlState.startsWith("08") || sqlState.startsWith("57P") || sqlState.equals("53300");
    }

    /** A host that takes connections, or their first packet, and says no word: the pool gives up opening one. */
    private static boolean noConnection(Throwable failure) {
        return failure.getCause() instanceof TimeoutException
                && (failure instanceof DataAccessResourceFailureException
                        || failure instanceof CannotCreateTransactionException);
    }

    private static Outage kind(Throwable failure) {
        if (failure instanceof R2dbcNonTransientResourceException
                || failure instanceof R2dbcTransientResourceException
                || failure instanceof R2dbcTimeoutException) {
            return away(((R2dbcException) failure).getSqlState()) ? DATABASE : null;
        }
        if (noConnection(failure)) {
            return DATABASE;
        }
        return failure instanceof AmqpConnectException
                        || failure instanceof AmqpIOException
                        || failure instanceof AmqpTimeoutException
                        || failure instanceof ShutdownSignalException
                        || failure instanceof OfBroker
                ? BROKER
                : null;
    }
}
