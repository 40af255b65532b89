package com.occ.inventory.notifier.delivery;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.DeliveryChanged;
import com.occ.inventory.message.DeliveryStatus;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.notifier.NotifierProperties;
import com.occ.inventory.recurring.Recurring;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Publishes the deliveries whose state is newer than what was published; those without a letter are nobody's business yet. */
@Component
class DeliveryOutbox extends Recurring {
    private static final int AT_ONCE = 200;

    private final DatabaseClient database;
    private final ConfirmedPublisher publisher;

    DeliveryOutbox(DatabaseClient database, ConfirmedPublisher publisher, NotifierProperties properties) {
        super("publish deliveries", properties.sweep());
        this.database = database;
        this.publisher = publisher;
    }

    @Override
    protected Mono<Void> pass() {
        return unpublished()
                .filter(changes -> !changes.isEmpty())
                .flatMap(changes ->
                        publisher.publish(changes).then(published(changes)).doOnSuccess(done -> soon()));
    }

    private Mono<List<DeliveryChanged>> unpublished() {
        return database.sql(
                        """
                        select id, sequence, test, channel, address, lines::text as lines, letter_lines, subject, status,
                          attempts, message, created_at, next_attempt_at, sent_at
                        from notifier.delivery where published_sequence < sequence and subject is not null
                        order by created_at, id limit :limit
                        """)
                .bind("limit", AT_ONCE)
                .map(DeliveryOutbox::changed)
                .all()
                .collectList();
    }

    private Mono<Void> published(List<DeliveryChanged> sent) {
        return database.sql(
                        """
                        with sent as materialized (
                          select d.id, s.sequence
                          from notifier.delivery d
                          join unnest(:ids::uuid[], :sequences::bigint[]) as s (id, sequence) on s.id = d.id
                          order by d.id for update of d)
                        update notifier.delivery d set published_sequence = s.sequence
                        from sent s where d.id = s.id and d.published_sequence < s.sequence
                        """)
                .bind("ids", sent.stream().map(DeliveryChanged::deliveryId).toArray(UUID[]::new))
                .bind("sequences", sent.stream().map(DeliveryChanged::sequence).toArray(Long[]::new))
                .then();
    }

    private static DeliveryChanged changed(Readable row) {
        DeliveryStatus status = status(row.get("status", String.class));
        return new DeliveryChanged(
                row.get("id", UUID.class),
                row.get("sequence", Long.class),
                row.get("test", Boolean.class),
                AlertChannel.valueOf(row.get("channel", String.class)),
                row.get("address", String.class),
                incidents(row),
                row.get("subject", String.class),
                status,
                row.get("attempts", Integer.class),
                row.get("message", String.class),
                row.get("created_at", Instant.class),
                status == DeliveryStatus.WAITING ? row.get("next_attempt_at", Instant.class) : null,
                row.get("sent_at", Instant.class));
    }

    /** For others, what is being sent still waits for its result. */
    private static DeliveryStatus status(String stored) {
        return stored.equals("SENDING") ? DeliveryStatus.WAITING : DeliveryStatus.valueOf(stored);
    }

    private static List<UUID> incidents(Readable row) {
        Line[] lines = MessageJson.MAPPER.readValue(row.get("lines", String.class), Line[].class);
        Integer told = row.get("letter_lines", Integer.class);
        return Arrays.stream(lines)
                .limit(told == null ? lines.length : told)
                .map(Line::incident)
                .distinct()
                .toList();
    }
}
