package com.occ.inventory.admin.delivery;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.DeliveryStatus;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message to a person.
 *
 * @param test whether a person only tries the channel
 * @param recipient a mail address, or a name of the channel's address without anything secret; null while it is not known
 * @param incidents of which it tells
 * @param subject its first line
 * @param message why the last attempt did not succeed
 * @param nextAttemptAt null unless it is WAITING
 * @param sentAt null unless it is SENT
 * @param askedBy who tries the channel; null when nobody does
 */
public record DeliveryView(
        UUID id,
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
        Instant sentAt,
        String askedBy) {
    static final String NO_ANSWER =
            "The notifier did not answer in time. See on the System page whether it runs, then try again.";

    /** A test that the notifier has not said a word of in time has failed. */
    static DeliveryView of(Readable row, Instant now) {
        Instant notAfter = row.get("not_after", Instant.class);
        boolean unanswered = row.get("sequence", Long.class) == 0
                && row.get("status", String.class).equals(DeliveryStatus.WAITING.name())
                && notAfter != null
                && now.isAfter(notAfter);
        return new DeliveryView(
                row.get("id", UUID.class),
                row.get("test", Boolean.class),
                AlertChannel.valueOf(row.get("channel", String.class)),
                row.get("recipient", String.class),
                List.of(row.get("incidents", UUID[].class)),
                row.get("subject", String.class),
                unanswered ? DeliveryStatus.FAILED : DeliveryStatus.valueOf(row.get("status", String.class)),
                row.get("attempts", Integer.class),
                unanswered ? NO_ANSWER : row.get("message", String.class),
                row.get("created_at", Instant.class),
                row.get("next_attempt_at", Instant.class),
                row.get("sent_at", Instant.class),
                row.get("asked_by", String.class));
    }
}
