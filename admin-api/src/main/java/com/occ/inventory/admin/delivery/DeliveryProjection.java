package com.occ.inventory.admin.delivery;

import static com.occ.inventory.admin.sql.Sql.json;
import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.message.AlertChannelsChanged;
import com.occ.inventory.message.DeliveryChanged;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the newest state of each delivery and of the channels. */
@Component
public class DeliveryProjection {
    private final DatabaseClient database;

    DeliveryProjection(DatabaseClient database) {
        this.database = database;
    }

    public Mono<Void> deliveryChanged(DeliveryChanged event) {
        return database.sql(
                        """
                        insert into admin.delivery as d (
                          id, sequence, test, channel, recipient, incidents, subject, status, attempts, message, created_at,
                          next_attempt_at, sent_at)
                        values (:id, :sequence, :test, :channel, :recipient, :incidents, :subject, :status, :attempts, :message,
                          :createdAt, :nextAttemptAt, :sentAt)
                        on conflict (id) do update set
                          sequence = excluded.sequence, recipient = excluded.recipient, incidents = excluded.incidents,
                          subject = excluded.subject, status = excluded.status, attempts = excluded.attempts,
                          message = excluded.message, next_attempt_at = excluded.next_attempt_at, sent_at = excluded.sent_at
                        where d.sequence < excluded.sequence
                        """)
                .bind("id", event.deliveryId())
                .bind("sequence", event.sequence())
                .bind("test", event.test())
                .bind("channel", event.channel().name())
                .bind("recipient", nullable(event.recipient(), String.class))
                .bind("incidents", event.incidents().toArray(UUID[]::new))
                .bind("subject", event.subject() == null ? "" : event.subject())
                .bind("status", event.status().name())
                .bind("attempts", event.attempts())
                .bind("message", nullable(event.message(), String.class))
                .bind("createdAt", event.createdAt())
                .bind("nextAttemptAt", nullable(event.nextAttemptAt(), Instant.class))
                .bind("sentAt", nullable(event.sentAt(), Instant.class))
                .then();
    }

    public Mono<Void> channelsChanged(AlertChannelsChanged event) {
        return database.sql(
                        """
                        update admin.alert_channels set sequence = :sequence, channels = cast(:channels as jsonb)
                        where sequence < :sequence
                        """)
                .bind("sequence", event.sequence())
                .bind("channels", json(event.channels()))
                .then();
    }
}
