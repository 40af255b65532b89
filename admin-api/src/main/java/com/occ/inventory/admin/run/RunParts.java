package com.occ.inventory.admin.run;

import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What each partner's part of a run came to. */
@Component
class RunParts {
    private static final String COLUMNS =
            """
            run_id, partner, status, dispatch, failure, message, request_id, lines, pages, pages_done,
            counts::text as counts, requested_at, started_at, finished_at
            """;
    /**
     * Of the pages of part {@code s}; what nobody told adds nothing to what somebody told. A partner's jobs may wait side by side, each
     * with a measure of its own, so what they told together can be more than the time they took, and is cut off there.
     */
    private static final String WAITS =
            """
            cross join lateral (
              select cast(case when partner_millis > worked then worked else partner_millis end as bigint) as partner_waited,
                     cast(case when store_millis > worked then worked else store_millis end as bigint) as store_waited
              from (
                select sum(partner_waited_millis) as partner_millis, sum(store_waited_millis) as store_millis,
                       floor(greatest(0, extract(epoch from coalesce(s.finished_at, :now) - s.started_at) * 1000)) as worked
                from admin.result_page where dispatch = s.dispatch) told) w
            """;

    private final DatabaseClient database;
    private final Clock clock;

    RunParts(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One part, and where it stands in the list.
     *
     * @param failures failed syncs of the partner in a row up to this one; 1 when a later one is known
     */
    record Part(SyncLogView sync, String name, int place, int failures) {}

    /** Failures come first, then what goes on, then the rest by key. */
    record Position(int place, String partner) {
        static final Position START = new Position(-1, "");

        static Position of(String cursor) {
            return Cursor.read(cursor, START, parts -> new Position(Integer.parseInt(parts.get(0)), parts.get(1)));
        }
    }

    Mono<Page<Part>> page(UUID run, Position after, int size) {
        return ofRun(run, after, size + 1)
                .collectList()
                .map(found -> Page.of(
                        found, size, last -> Cursor.of(last.place(), last.sync().partner())));
    }

    Flux<Part> ofRun(UUID run, Position after, int limit) {
        return database.sql(
                        """
                        select s.*, w.*, coalesce(p.name, '') as name,
                               case when l.run_id = s.run_id then greatest(1, l.failures) else 1 end as failures
                        from (
                          select * from (
                            select %s, case status when 'FAILED' then 0 when 'PARTLY_FAILED' then 1 when 'RUNNING' then 2
                              when 'QUEUED' then 3 when 'WAITING' then 4 else 5 end as place
                            from admin.sync_log where run_id = :id) placed
                          where (place, partner) > (:place, :partner)
                          order by place, partner limit :limit) s
                        %s
                        left join admin.partner p on p.key = s.partner
                        left join admin.partner_state l on l.partner = s.partner
                        order by s.place, s.partner
                        """
                                .formatted(COLUMNS, WAITS))
                .bind("id", run)
                .bind("now", clock.instant())
                .bind("place", after.place())
                .bind("partner", after.partner())
                .bind("limit", limit)
                .map(row -> new Part(
                        SyncLogView.of(row),
                        row.get("name", String.class),
                        row.get("place", Integer.class),
                        row.get("failures", Integer.class)))
                .all();
    }

    /** The longest of one partner at each kind of store; partners wait side by side, so that a sum would say nothing of the run's time. */
    Mono<RateLimitTime> rateLimitWait(UUID run) {
        return database.sql(
                        """
                        select max(w.partner_waited) as partner_waited, max(w.store_waited) as store_waited
                        from admin.sync_log s %s where s.run_id = :id
                        """
                                .formatted(WAITS))
                .bind("id", run)
                .bind("now", clock.instant())
                .map(RateLimitTime::of)
                .one();
    }

    /** Of one partner, or null for all, the newest first. */
    Flux<SyncLogView> newest(String partner, RunHistory.Position after, int limit) {
        return database.sql(
                        """
                        select * from (
                          select %s from admin.sync_log
                          where %s (requested_at, run_id) < (:requestedAt, :id)
                          order by requested_at desc, run_id desc limit :limit) s
                        %s
                        order by requested_at desc, run_id desc
                        """
                                .formatted(COLUMNS, partner == null ? "" : "partner = :partner and", WAITS))
                .bindValues(partner == null ? java.util.Map.of() : java.util.Map.of("partner", partner))
                .bind("now", clock.instant())
                .bind("requestedAt", after.requestedAt())
                .bind("id", after.id())
                .bind("limit", limit)
                .map(SyncLogView::of)
                .all();
    }
}
