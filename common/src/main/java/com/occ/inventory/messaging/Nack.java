package com.occ.inventory.messaging;

import com.rabbitmq.client.ShutdownSignalException;

/**
 * What a message says that was not confirmed. The broker's own nack has no reason. Spring makes up others when a channel closes before
 * it answered, and takes the reason from what closed it: that is the broker's answer to this message when the broker closed this
 * channel alone, as it does with one that is too large, and none when the connection went with it or we closed the channel ourselves.
 */
final class Nack {
    /** How a {@link ShutdownSignalException} begins that only the channel is closed by, and not by us. */
    private static final String CHANNEL_ERROR = "channel error; protocol method: #method<channel.close>";

    private Nack() {}

    static boolean refusal(String reason) {
        return reason == null || reason.startsWith(CHANNEL_ERROR);
    }

    /** A channel may close while a large message is still being written to it. */
    static boolean refusal(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ShutdownSignalException signal) {
                return !signal.isHardError() && !signal.isInitiatedByApplication();
            }
        }
        return false;
    }
}
