package com.occ.inventory.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import java.util.Optional;
import java.util.Set;

/**
 * A broker that answers and does not let us in. It will not until somebody changes a setting, so trying again does not help.
 *
 * @param said the broker's words
 * @param settings the environment variables to look at
 */
record Refusal(String said, String settings) {
    private static final String LOGIN = "RABBITMQ_USER, RABBITMQ_PASSWORD";
    private static final String VIRTUAL_HOST = "RABBITMQ_VHOST, RABBITMQ_USER";

    /** Causes may go round in circles. */
    private static final int DEEPEST = 20;

    /** A virtual host that does not exist is not allowed to RabbitMQ and not found to Qpid (AMQP 0-9-1, 1.5.2.1). */
    private static final Set<Integer> CLOSED_FOR_GOOD = Set.of(AMQP.ACCESS_REFUSED, AMQP.NOT_FOUND, AMQP.NOT_ALLOWED);

    /** RabbitMQ closes in the same way what is one connection too many, and that passes. */
    private static final String ONE_TOO_MANY = "connection limit (";

    /** Empty for whatever else may be wrong with a connection, above all for a broker that is away. */
    static Optional<Refusal> in(Throwable failure) {
        boolean atLogin = false;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof AuthenticationFailureException) {
                return Optional.of(new Refusal(cause.getMessage(), LOGIN));
            }
            atLogin |= cause instanceof PossibleAuthenticationFailureException;
            if (cause instanceof ShutdownSignalException signal
                    && signal.getReason() instanceof AMQP.Connection.Close close
                    && CLOSED_FOR_GOOD.contains(close.getReplyCode())
                    && !close.getReplyText().contains(ONE_TOO_MANY)) {
                return Optional.of(new Refusal(close.getReplyText(), atLogin ? LOGIN : VIRTUAL_HOST));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
