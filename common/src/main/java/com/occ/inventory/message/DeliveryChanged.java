package com.occ.inventory.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The full state of one message to one recipient, from the notifier. Readers keep the highest sequence of a delivery.
 *
 * @param test whether a person only tries the channel
 * @param recipient a mail address, or a name of the channel's address without anything secret
 * @param incidents of which it tells; none when it is a test
 * @param subject its first line
 * @param message why the last attempt did not succeed, in our own words; null when it did, or there was none
 * @param nextAttemptAt null unless it is WAITING
 * @param sentAt null unless it is SENT
 */
public record DeliveryChanged(
        UUID deliveryId,
        long sequence,
        boolean test,
        AlertChannel channel,
        String recipient,
        List<UUID> incidents,
        String subject,
        DeliveryStatus status,
        int attempts,
        String message,
        Instant createdAt,
        Instant nextAttemptAt,
        Instant sentAt)
        implements Event {
    public DeliveryChanged {
        incidents = List.copyOf(incidents);
    }
}
