package com.occ.inventory.notifier.incident;

import com.occ.inventory.message.IncidentChanged;
import com.occ.inventory.messaging.MessageJson;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The incidents whose present state has not been published. */
@Repository
class Unpublished {
    private static final int AT_ONCE = 500;

    private final DatabaseClient database;

    Unpublished(DatabaseClient database) {
        this.database = database;
    }

    Flux<IncidentChanged> some() {
        return database.sql(
                        """
                        select id, subject, cause, message, request_id, details::text as details, opened, opened_at,
                          told_at, resolved_at, sequence
                        from notifier.incident where published_sequence < sequence order by opened_at, id limit :limit
                        """)
                .bind("limit", AT_ONCE)
                .map(Unpublished::changed)
                .all();
    }

    /** Locks in the order of the ids, as everybody does. */
    Mono<Void> published(List<IncidentChanged> sent) {
        return database.sql(
                        """
                        with sent as materialized (
                          select i.id, s.sequence
                          from notifier.incident i
                          join unnest(:ids::uuid[], :sequences::bigint[]) as s (id, sequence) on s.id = i.id
                          order by i.id for update of i)
                        update notifier.incident i set published_sequence = s.sequence
                        from sent s where i.id = s.id and i.published_sequence < s.sequence
                        """)
                .bind("ids", sent.stream().map(IncidentChanged::incidentId).toArray(UUID[]::new))
                .bind("sequences", sent.stream().map(IncidentChanged::sequence).toArray(Long[]::new))
                .then();
    }

    private static IncidentChanged changed(Readable row) {
        Subject subject = new Subject(row.get("subject", String.class));
        Details details = MessageJson.MAPPER.readValue(row.get("details", String.class), Details.class);
        String cause = row.get("cause", String.class);
        return new IncidentChanged(
                row.get("id", UUID.class),
                row.get("sequence", Long.class),
                subject.concern(),
                subject.partner(),
                cause,
                Severities.of(cause),
                row.get("message", String.class),
                row.get("request_id", String.class),
                details.failed(),
                details.attempted(),
                row.get("opened", Integer.class),
                row.get("opened_at", Instant.class),
                row.get("told_at", Instant.class),
                row.get("resolved_at", Instant.class));
    }
}
