package com.occ.inventory.notifier.incident;

import com.occ.inventory.messaging.MessageJson;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The incidents, and how far each subject's alerts have come. */
@Repository
class Incidents {
    private final DatabaseClient database;

    Incidents(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Locks the subject until the transaction ends, so that its alerts are taken one after the other.
     *
     * @param lately how far back incidents that are resolved are of interest
     */
    Mono<Standing> standingOf(Subject subject, Instant now, Duration lately) {
        Mono<Long> position = database.sql(
                        """
                        insert into notifier.alert_position as p (subject, sequence) values (:subject, 0)
                        on conflict (subject) do update set sequence = p.sequence
                        returning sequence
                        """)
                .bind("subject", subject.key())
                .mapValue(Long.class)
                .one();
        return position.flatMap(sequence -> openOrLately(subject, now.minus(lately))
                .collectList()
                .map(incidents -> new Standing(subject, sequence, incidents)));
    }

    /** Noted, not resolved, since: messages may have lain in a queue, and their own times may be older. */
    private Flux<Incident> openOrLately(Subject subject, Instant since) {
        return database.sql(
                        """
                        select id, subject, cause, message, request_id, details::text as details, opened, opened_at,
                          failing_since, resolved_at, run_id, noted_at
                        from notifier.incident
                        where subject = :subject and (resolved_at is null or noted_at > :since)
                        """)
                .bind("subject", subject.key())
                .bind("since", since)
                .map(Incidents::incident)
                .all();
    }

    /** The time of the store's last recovery; empty while it is unavailable, the epoch when it always was well. */
    Mono<Instant> storeWellSince() {
        return database.sql(
                        """
                        select coalesce(max(resolved_at), to_timestamp(0)) as since from notifier.incident
                        where subject = 'store' having bool_and(resolved_at is not null) is not false
                        """)
                .mapValue(Instant.class)
                .one();
    }

    Mono<Void> moveTo(Alert alert) {
        return database.sql("update notifier.alert_position set sequence = :sequence where subject = :subject")
                .bind("sequence", alert.sequence())
                .bind("subject", alert.subject().key())
                .then();
    }

    /** In the order of their ids, as everybody locks them. */
    Mono<Void> save(List<Incident> changed) {
        List<Incident> incidents = changed.stream()
                .sorted(Comparator.comparing(incident -> incident.id().toString()))
                .toList();
        return database.sql(
                        """
                        insert into notifier.incident as i
                          (id, subject, cause, message, request_id, details, opened, opened_at, failing_since,
                           resolved_at, run_id, noted_at, sequence)
                        select id, subject, cause, message, request_id, details::jsonb, opened, opened_at, failing_since,
                          resolved_at, run_id, noted_at, 1
                        from unnest(:ids::uuid[], :subjects::text[], :causes::text[], :messages::text[],
                          :requestIds::text[], :details::text[], :opened::int[], :openedAts::timestamptz[],
                          :failingSinces::timestamptz[], :resolvedAts::timestamptz[], :runIds::uuid[], :notedAts::timestamptz[])
                          with ordinality as new (id, subject, cause, message, request_id, details, opened, opened_at,
                            failing_since, resolved_at, run_id, noted_at, number)
                        order by number
                        on conflict (id) do update set
                          cause = excluded.cause, message = excluded.message, request_id = excluded.request_id,
                          details = excluded.details, opened = excluded.opened,
                          failing_since = excluded.failing_since, resolved_at = excluded.resolved_at,
                          run_id = excluded.run_id, noted_at = excluded.noted_at, sequence = i.sequence + 1
                        """)
                .bind("ids", column(incidents, Incident::id, UUID[]::new))
                .bind(
                        "subjects",
                        column(incidents, incident -> incident.subject().key(), String[]::new))
                .bind("causes", column(incidents, Incident::cause, String[]::new))
                .bind("messages", column(incidents, Incident::message, String[]::new))
                .bind("requestIds", column(incidents, Incident::requestId, String[]::new))
                .bind(
                        "details",
                        column(
                                incidents,
                                incident -> MessageJson.MAPPER.writeValueAsString(incident.details()),
                                String[]::new))
                .bind("opened", column(incidents, Incident::opened, Integer[]::new))
                .bind("openedAts", column(incidents, Incident::openedAt, Instant[]::new))
                .bind("failingSinces", column(incidents, Incident::failingSince, Instant[]::new))
                .bind("resolvedAts", column(incidents, Incident::resolvedAt, Instant[]::new))
                .bind("runIds", column(incidents, incident -> incident.turn().runId(), UUID[]::new))
                .bind("notedAts", column(incidents, incident -> incident.turn().notedAt(), Instant[]::new))
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
                MessageJson.MAPPER.readValue(row.get("details", String.class), Details.class),
                row.get("opened", Integer.class),
                row.get("opened_at", Instant.class),
                row.get("failing_since", Instant.class),
                row.get("resolved_at", Instant.class),
                new Incident.Turn(row.get("run_id", UUID.class), row.get("noted_at", Instant.class)));
    }
}
