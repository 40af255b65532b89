package com.occ.inventory.scheduler.lifecycle;

import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncChanged;
import com.occ.inventory.message.PartnerSyncStatus;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The partner syncs whose state has not been published. */
@Component
class PartnerEvents {
    private final DatabaseClient database;

    PartnerEvents(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<PartnerSyncChanged>> behind(int limit) {
        return database.sql(
                        """
                        select * from scheduler.partner_state
                        where published_sequence < sequence
                        order by run_id, partner
                        limit :limit
                        """)
                .bind("limit", limit)
                .map(PartnerEvents::event)
                .all()
                .collectList();
    }

    Mono<Void> published(List<PartnerSyncChanged> events) {
        return database.sql(
                        """
                        update scheduler.partner_sync s set published_sequence = sent.sequence
                        from unnest(:runs::uuid[], :partners::text[], :sequences::bigint[]) as sent(run_id, partner, sequence)
                        where s.run_id = sent.run_id and s.partner = sent.partner and s.published_sequence < sent.sequence
                        """)
                .bind("runs", events.stream().map(PartnerSyncChanged::runId).toArray(UUID[]::new))
                .bind(
                        "partners",
                        events.stream().map(PartnerSyncChanged::partner).toArray(String[]::new))
                .bind(
                        "sequences",
                        events.stream().map(PartnerSyncChanged::sequence).toArray(Long[]::new))
                .then();
    }

    private static PartnerSyncChanged event(Readable row) {
        String failure = row.get("failure", String.class);
        return new PartnerSyncChanged(
                row.get("run_id", UUID.class),
                row.get("partner", String.class),
                row.get("sequence", Long.class),
                PartnerSyncStatus.valueOf(row.get("status", String.class)),
                row.get("dispatch", Long.class),
                failure == null ? null : PartnerFailure.valueOf(failure),
                row.get("message", String.class),
                row.get("request_id", String.class),
                row.get("lines", Integer.class),
                row.get("pages", Integer.class),
                row.get("pages_done", Integer.class),
                CountColumns.of(row),
                row.get("requested_at", Instant.class),
                row.get("started_at", Instant.class),
                row.get("finished_at", Instant.class));
    }
}
