package com.occ.inventory.notifier.delivery;

import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.notifier.delivery.Tellable.Belief;
import com.occ.inventory.notifier.incident.Details;
import com.occ.inventory.notifier.incident.Severities;
import com.occ.inventory.notifier.incident.Subject;
import com.occ.inventory.notifier.letter.Notice.Entry;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The incidents, for telling them, and what was told. */
@Repository
class Tellables {
    private static final int PAGE = 1000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String SELECT =
            """
            select i.id, i.subject, i.cause, i.opened, i.resolved_at, i.run_id, i.noted_at, r.ended_at, i.told, i.said_at,
              i.told_at, i.known, i.said_to, i.again_at, coalesce((i.details ->> 'removed')::boolean, false) as removed
            from notifier.incident i left join notifier.ended_run r on r.run_id = i.run_id
            """;

    /** What reached nobody is said to the same people again after so long. */
    private static final Duration UNTIL_AGAIN = Duration.ofHours(1);

    private static final String LOST =
            """
            i.told <> i.known and not exists (
              select from notifier.delivery d where not d.test and d.status in ('WAITING', 'SENDING')
                and d.lines @> jsonb_build_array(jsonb_build_object('incident', i.id)))
            """;

    private final DatabaseClient database;

    Tellables(DatabaseClient database) {
        this.database = database;
    }

    /** All of which something may have to be told. */
    Flux<Tellable> all() {
        return after(BEFORE_ALL)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : after(page.get(page.size() - 1).id()))
                .flatMapIterable(page -> page);
    }

    private Mono<List<Tellable>> after(UUID last) {
        return database.sql(
                        SELECT
                                + """
                                where (i.resolved_at is null or i.told = 'OPEN') and i.id > :last
                                order by i.id limit :limit
                                """)
                .bind("last", last)
                .bind("limit", PAGE)
                .map(Tellables::tellable)
                .all()
                .collectList();
    }

    /** Until the transaction ends nobody else tells of them, or changes them. */
    Flux<Tellable> locked(Collection<UUID> ids) {
        return database.sql(SELECT + "where i.id = any(:ids) order by i.id for update of i")
                .bind("ids", ids.toArray(UUID[]::new))
                .map(Tellables::tellable)
                .all();
    }

    Flux<Known> known(Collection<UUID> ids) {
        return database.sql(
                        """
                        select i.id, i.subject, i.cause, i.opened, i.resolved_at, i.run_id, i.noted_at, r.ended_at, i.told,
                          i.said_at, i.told_at, i.known, i.said_to, i.again_at, coalesce((i.details ->> 'removed')::boolean, false) as removed,
                          i.message, i.request_id, i.details::text as details, i.opened_at,
                          i.failing_since
                        from notifier.incident i left join notifier.ended_run r on r.run_id = i.run_id
                        where i.id = any(:ids)
                        """)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(Tellables::withWords)
                .all();
    }

    /** Of locked incidents. */
    Mono<Void> said(Map<UUID, Belief> beliefs, Circumstances circumstances) {
        return database.sql(
                        """
                        update notifier.incident i set told = s.told, said_at = :now, said_to = :audience, again_at = null
                        from unnest(:ids::uuid[], :told::text[]) as s (id, told) where i.id = s.id
                        """)
                .bind("ids", beliefs.keySet().toArray(UUID[]::new))
                .bind("told", beliefs.values().stream().map(Belief::name).toArray(String[]::new))
                .bind("audience", circumstances.audience())
                .bind("now", circumstances.now())
                .then();
    }

    /** Of locked incidents: nothing remains to be told of them. */
    Mono<Void> closed(Collection<UUID> ids) {
        return database.sql("update notifier.incident set told = 'OVER', known = 'OVER' where id = any(:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .then();
    }

    /** Those that were said, which nobody got and which are not under way; locked until the transaction ends. */
    Flux<Tellable> lost() {
        return database.sql(SELECT + "where " + LOST + " order by i.id limit :limit for update of i")
                .bind("limit", PAGE)
                .map(Tellables::tellable)
                .all();
    }

    /**
     * Of locked incidents, when they are still so: until they were locked somebody else may have said them again.
     *
     * @param atOnce those for which nobody waits until they are said again
     */
    Mono<Void> takeBack(Collection<Tellable> lost, Predicate<Tellable> atOnce) {
        return database.sql(
                        """
                        update notifier.incident i set told = i.known,
                          again_at = case when i.id = any(:atOnce) then null
                            else i.said_at + make_interval(secs => :pause) end
                        where i.id = any(:ids) and
                        """
                                + LOST)
                .bind("ids", lost.stream().map(Tellable::id).toArray(UUID[]::new))
                .bind("atOnce", lost.stream().filter(atOnce).map(Tellable::id).toArray(UUID[]::new))
                .bind("pause", (double) UNTIL_AGAIN.toSeconds())
                .then();
    }

    /** Somebody got a letter that says so of them, or may have. Locks in the order of the ids, as everybody does. */
    Mono<Void> sent(Map<UUID, Belief> beliefs, Instant now) {
        return database.sql(
                        """
                        with sent as materialized (
                          select i.id, s.known
                          from notifier.incident i join unnest(:ids::uuid[], :known::text[]) as s (id, known) on s.id = i.id
                          order by i.id for update of i)
                        update notifier.incident i set told_at = :now, sequence = i.sequence + 1,
                          known = case when sent.known = i.told or i.known = 'NOTHING' then sent.known else i.known end
                        from sent where i.id = sent.id
                        """)
                .bind("ids", beliefs.keySet().toArray(UUID[]::new))
                .bind("known", beliefs.values().stream().map(Belief::name).toArray(String[]::new))
                .bind("now", now)
                .then();
    }

    private static Tellable tellable(Readable row) {
        return new Tellable(
                row.get("id", UUID.class),
                new Subject(row.get("subject", String.class)).partner(),
                Severities.of(row.get("cause", String.class)),
                row.get("removed", Boolean.class),
                row.get("opened", Integer.class),
                row.get("resolved_at", Instant.class),
                new Tellable.Turn(
                        row.get("noted_at", Instant.class),
                        row.get("run_id", UUID.class) != null,
                        row.get("ended_at", Instant.class)),
                new Tellable.Told(
                        Belief.valueOf(row.get("told", String.class)),
                        Belief.valueOf(row.get("known", String.class)),
                        row.get("said_at", Instant.class),
                        row.get("told_at", Instant.class),
                        lost(row)));
    }

    private static Tellable.Lost lost(Readable row) {
        Instant againAt = row.get("again_at", Instant.class);
        return againAt == null ? null : new Tellable.Lost(row.get("said_to", String.class), againAt);
    }

    private static Known withWords(Readable row) {
        Tellable tellable = tellable(row);
        Subject subject = new Subject(row.get("subject", String.class));
        Details details = MessageJson.MAPPER.readValue(row.get("details", String.class), Details.class);
        return new Known(
                tellable,
                new Entry(
                        null,
                        tellable.id(),
                        subject.concern(),
                        subject.partner(),
                        details.partnerName(),
                        row.get("cause", String.class),
                        tellable.severity(),
                        row.get("message", String.class),
                        row.get("request_id", String.class),
                        row.get("opened_at", Instant.class),
                        row.get("failing_since", Instant.class),
                        tellable.resolvedAt(),
                        details.removed(),
                        details.lastSucceededAt(),
                        details.runs(),
                        details.failed(),
                        details.attempted(),
                        details.items()));
    }
}
