package com.occ.inventory.admin.incident;

import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.message.IncidentChanged;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the newest state of each incident and of the OCC store. */
@Component
public class IncidentProjection {
    private final DatabaseClient database;

    IncidentProjection(DatabaseClient database) {
        this.database = database;
    }

    public Mono<Void> incidentChanged(IncidentChanged event) {
        return database.sql(
                        """
                        insert into admin.incident as i (
                          id, concern, partner, cause, severity, message, request_id, failed, attempted, opened, opened_at,
                          told_at, resolved_at, sequence)
                        values (:id, :concern, :partner, :cause, :severity, :message, :requestId, :failed, :attempted, :opened,
                          :openedAt, :toldAt, :resolvedAt, :sequence)
                        on conflict (id) do update set
                          cause = excluded.cause, severity = excluded.severity, message = excluded.message,
                          request_id = excluded.request_id, failed = excluded.failed, attempted = excluded.attempted,
                          opened = excluded.opened, opened_at = excluded.opened_at, told_at = excluded.told_at,
                          resolved_at = excluded.resolved_at, sequence = excluded.sequence
                        where i.sequence < excluded.sequence
                        """)
                .bind("id", event.incidentId())
                .bind("concern", event.concern().name())
                .bind("partner", nullable(event.partner(), String.class))
                .bind("cause", event.cause())
                .bind("severity", event.severity().name())
                .bind("failed", event.failed())
                .bind("attempted", event.attempted())
                .bind("opened", event.opened())
                .bind("toldAt", nullable(event.toldAt(), Instant.class))
                .bind("message", nullable(event.message(), String.class))
                .bind("requestId", nullable(event.requestId(), String.class))
                .bind("openedAt", event.openedAt())
                .bind("resolvedAt", nullable(event.resolvedAt(), Instant.class))
                .bind("sequence", event.sequence())
                .then();
    }

    public Mono<Void> storeUnavailable(StoreUnavailable event) {
        return database.sql(
                        """
                        update admin.store_status
                        set available = false, kind = :kind, message = :message, request_id = :requestId,
                            since = :since, sequence = :sequence
                        where sequence < :sequence
                        """)
                .bind("kind", event.kind().name())
                .bind("message", nullable(event.message(), String.class))
                .bind("requestId", nullable(event.requestId(), String.class))
                .bind("since", event.since())
                .bind("sequence", event.sequence())
                .then();
    }

    public Mono<Void> storeRecovered(StoreRecovered event) {
        return database.sql(
                        """
                        update admin.store_status
                        set available = true, kind = null, message = null, request_id = null,
                            since = :at, sequence = :sequence
                        where sequence < :sequence
                        """)
                .bind("at", event.at())
                .bind("sequence", event.sequence())
                .then();
    }
}
