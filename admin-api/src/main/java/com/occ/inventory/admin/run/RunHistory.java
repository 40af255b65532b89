package com.occ.inventory.admin.run;

import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The runs as they are shown. */
@Component
public class RunHistory {
    /** What is not in by then is not on its way any more. */
    private static final Duration PAGES_AWAITED = Duration.ofMinutes(5);
    /** How many runs one page of a list looks at, so that a rare status costs no more than this, however long the history. */
    private static final int WINDOW = 5_000;

    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final DatabaseClient database;
    private final Clock clock;

    RunHistory(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The newest run comes first, a list goes on behind this one. */
    record Position(Instant requestedAt, UUID id) {
        static final Position START = new Position(EVER, UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));

        static Position of(String cursor) {
            return Cursor.read(
                    cursor, START, parts -> new Position(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1))));
        }

        Cursor cursor() {
            return Cursor.of(requestedAt, id);
        }
    }

    /** The newest runs, at most so many. */
    public Flux<RunView> newest(int limit) {
        return list(RunFilter.ALL, Position.START, limit);
    }

    /** May have fewer than {@code size} runs and still a next page: where it stopped looking. */
    Mono<Page<RunView>> page(RunFilter filter, Position after, int size) {
        return list(filter, after, size + 1)
                .collectList()
                .flatMap(found -> found.size() > size
                        ? Mono.just(Page.of(found, size, last -> Cursor.of(last.requestedAt(), last.id())))
                        : windowEnd(filter, after)
                                .map(end -> Page.until(found, end.cursor()))
                                .defaultIfEmpty(Page.until(found, null)));
    }

    private Flux<RunView> list(RunFilter filter, Position after, int limit) {
        String condition =
                """
                where (cast(:status as text) is null or shown_status = :status)
                  and (cast(:trigger as text) is null or trigger = :trigger)
                order by requested_at desc, id desc limit :limit
                """;
        return narrowed(database.sql(shown(candidates(filter) + " limit " + WINDOW) + condition), filter, after)
                .bind("awaited", clock.instant().minus(PAGES_AWAITED))
                .bind("status", nullable(filter.status()))
                .bind("trigger", nullable(filter.trigger()))
                .bind("limit", limit)
                .map(RunView::of)
                .all();
    }

    private Mono<Position> windowEnd(RunFilter filter, Position after) {
        String ids =
                "select requested_at, id from (" + candidates(filter) + " offset " + (WINDOW - 1) + " limit 1) last";
        return narrowed(database.sql(ids), filter, after)
                .map(row -> new Position(row.get("requested_at", Instant.class), row.get("id", UUID.class)))
                .one();
    }

    /** A partner's runs are found by its own index. */
    private static String candidates(RunFilter filter) {
        return filter.partner() == null
                ? """
                select * from admin.run
                where (requested_at, id) < (:requestedAt, :id) and requested_at >= :from and requested_at < :to
                order by requested_at desc, id desc
                """
                : """
                select r.* from admin.sync_log s join admin.run r on r.id = s.run_id
                where s.partner = :partner and (s.requested_at, s.run_id) < (:requestedAt, :id)
                  and s.requested_at >= :from and s.requested_at < :to
                order by s.requested_at desc, s.run_id desc
                """;
    }

    private static GenericExecuteSpec narrowed(GenericExecuteSpec sql, RunFilter filter, Position after) {
        GenericExecuteSpec bound = sql.bind("requestedAt", after.requestedAt())
                .bind("id", after.id())
                .bind("from", filter.from() == null ? Instant.EPOCH : filter.from())
                .bind("to", filter.to() == null ? EVER : filter.to());
        return filter.partner() == null ? bound : bound.bind("partner", filter.partner());
    }

    public Mono<RunView> find(UUID id) {
        return database.sql(shown("select * from admin.run where id = :id"))
                .bind("id", id)
                .bind("awaited", clock.instant().minus(PAGES_AWAITED))
                .map(RunView::of)
                .one();
    }

    /** Runs whose news are not all in are shown as running, for a while. Only of those the pages and partners are counted. */
    private static String shown(String runs) {
        return """
                select * from (
                  select r.*,
                         case when status in ('REQUESTED', 'RUNNING') and cancelled_by is not null then 'CANCELLING'
                              when status in ('REQUESTED', 'RUNNING', 'CANCELLING') or whole
                                or finished_at < :awaited or (pages_seen >= r.pages and ends >= r.partners)
                              then status
                              when status = 'CANCELLED' then 'CANCELLING' else 'RUNNING' end as shown_status
                  from (
                    select id, trigger, requested_by, mode, scope::text as scope, slot, unknown_partners, outdated_partners, status, whole,
                           cancelled_by, cancelled_at, waiting_for_store, partners, partners_finished, partners_failed, pages,
                           counts::text as counts, requested_at, finished_at,
                           case when whole then pages else (
                             select cast(count(*) as int) from admin.result_page
                             where rejected is null
                               and dispatch in (select dispatch from admin.sync_log where run_id = asked.id)) end as pages_seen,
                           case when whole then partners else (
                             select count(*) from admin.sync_log
                             where run_id = asked.id and status not in ('WAITING', 'QUEUED', 'RUNNING')) end as ends
                    from (%s) asked
                    left join (
                      select run_id, requested_by as cancelled_by, requested_at as cancelled_at from admin.run_cancel) c
                      on c.run_id = asked.id) r) runs
                """
                .formatted(runs);
    }

    /** When the first of its partners was begun; empty while none was. */
    Mono<Instant> begun(UUID run) {
        return database.sql("select min(started_at) as begun from admin.sync_log where run_id = :id")
                .bind("id", run)
                .map(row -> List.of(java.util.Optional.ofNullable(row.get("begun", Instant.class))))
                .one()
                .flatMap(found -> Mono.justOrEmpty(found.get(0)));
    }
}
