package com.occ.inventory.messaging;

import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Counts, in the reading service's own schema, how often the broker delivered a message again: the net under messages that kill
 * the process that reads them. Works the same on every broker.
 */
final class Redeliveries {
    static final int LIMIT = 10;

    /** A message in hand waits for it, and would for ever where the database's host vanished without a word. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final DatabaseClient database;

    Redeliveries(DatabaseClient database) {
        this.database = database;
    }

    /** Counts this delivery and answers how many there have been. */
    Mono<Integer> count(Delivery delivery) {
        return database.sql(
                        """
                        insert into %s.redelivery as r (queue, message_id, deliveries, last_at)
                        values (:queue, :messageId, 1, now())
                        on conflict (queue, message_id) do update set deliveries = r.deliveries + 1, last_at = now()
                        returning deliveries
                        """
                                .formatted(delivery.inbox().owner()))
                .bind("queue", delivery.inbox().address())
                .bind("messageId", delivery.messageId())
                .mapValue(Integer.class)
                .one()
                .timeout(DEADLINE);
    }

    Mono<Void> forget(Delivery delivery) {
        return database.sql("delete from %s.redelivery where queue = :queue and message_id = :messageId"
                        .formatted(delivery.inbox().owner()))
                .bind("queue", delivery.inbox().address())
                .bind("messageId", delivery.messageId())
                .then()
                .timeout(DEADLINE);
    }
}
