package com.occ.inventory.notifier.incident;

import com.occ.inventory.message.IncidentChanged;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The incidents, and how far each subject's alerts and each incident's publication have come. */
@Repository
class Incidents {
    private static final int PUBLISHED_AT_ONCE = 500;

    private final DatabaseClient database;

    Incidents(DatabaseClient database) {
        this.database = database;
    }

    /** Locks the subject until the transaction ends, so that its alerts are taken one after the other. */
    Mono<Standing> standingOf(Subject subject) {
        Mono<Long> position = database.sql(
                        """
                        insert into notifier.alert_position as p (subject, sequence) values (:subject, 0)
                        on conflict (subject) do update set sequence = p.sequence
                        returning sequence
                        """)
                .bind("subject", subject.key())
                .mapValue(Long.class)
                .one();
        return position.flatMap(
                sequence -> openOf(subject).collectList().map(open -> new Standing(subject, sequence, open)));
    }

    private Flux<Incident> openOf(Subject subject) {
        return database.sql(
                        """
                        select id, subject, cause, message, request_id, opened_at, resolved_at
                        from notifier.incident where subject = :subject and resolved_at is null
                        """)
                .bind("subject", subject.key())
                .map(Incidents::incident)
                .all();
    }

    Mono<Void> moveTo(Alert alert) {
        return database.sql("update notifier.alert_position set sequence = :sequence where subject = :subject")
                .bind("sequence", alert.sequence())
                .bind("subject", alert.subject().key())
                .then();
    }

    Mono<Void> save(List<Incident> incidents) {
        return database.sql(
                        """
                        insert into notifier.incident as i
                          (id, subject, cause, message, request_id, opened_at, resolved_at, sequence)
                        select *, 1 from unnest(:ids::uuid[], :subjects::text[], :causes::text[], :messages::text[],
                          :requestIds::text[], :openedAts::timestamptz[], :resolvedAts::timestamptz[])
                        on conflict (id) do update set
                          cause = excluded.cause, message = excluded.message, request_id = excluded.request_id,
                          resolved_at = excluded.resolved_at, sequence = i.sequence + 1
                        """)
                .bind("ids", column(incidents, Incident::id, UUID[]::new))
                .bind(
                        "subjects",
                        column(incidents, incident -> incident.subject().key(), String[]::new))
                .bind("causes", column(incidents, Incident::cause, String[]::new))
                .bind("messages", column(incidents, Incident::message, String[]::new))
                .bind("requestIds", column(incidents, Incident::requestId, String[]::new))
                .bind("openedAts", column(incidents, Incident::openedAt, Instant[]::new))
                .bind("resolvedAts", column(incidents, Incident::resolvedAt, Instant[]::new))
                .then();
    }

    /** The incidents whose present state has not been published. */
    Flux<IncidentChanged> unpublished() {
        return database.sql(
                        """
                        select id, subject, cause, message, request_id, opened_at, resolved_at, sequence
                        from notifier.incident where published_sequence < sequence order by opened_at, id limit :limit
                        """)
                .bind("limit", PUBLISHED_AT_ONCE)
                .map(row -> changed(incident(row), row.get("sequence", Long.class)))
                .all();
    }

    Mono<Void> published(List<IncidentChanged> sent) {
        return database.sql(
                        """
                        update notifier.incident i set published_sequence = s.sequence
                        from unnest(:ids::uuid[], :sequences::bigint[]) as s (id, sequence)
                        where i.id = s.id and i.published_sequence < s.sequence
                        """)
                .bind("ids", column(sent, IncidentChanged::incidentId, UUID[]::new))
                .bind("sequences", column(sent, IncidentChanged::sequence, Long[]::new))
                .then();
    }

    private static <R, C> C[] column(List<R> rows, Function<R, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static Incident incident(Readable row) {
        return new Incident(
                row.get("id", UUID.class),
                new Subject(row.get("subject", String.class)),
                row.get("cause", String.class),
                row.get("message", String.class),
                row.get("request_id", String.class),
                row.get("opened_at", Instant.class),
                row.get("resolved_at", Instant.class));
    }

    private static IncidentChanged changed(Incident incident, long sequence) {
        return new IncidentChanged(
                incident.id(),
                sequence,
                incident.subject().partner(),
                incident.cause(),
                incident.message(),
                incident.requestId(),
                incident.openedAt(),
                incident.resolvedAt());
    }
}
