package com.occ.inventory.admin.run;

import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The runs and what each partner's part of them came to. */
@Component
class RunHistory {
    /** Pages that are not in by then are not on their way any more. */
    private static final Duration PAGES_AWAITED = Duration.ofMinutes(5);

    private final DatabaseClient database;
    private final Clock clock;

    RunHistory(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What to list; null leaves a condition out. */
    record Filter(RunStatus status, String partner, Trigger trigger) {}

    /** The newest run comes first, a list goes on behind this one. */
    record Position(Instant requestedAt, UUID id) {
        static final Position START = new Position(
                Instant.parse("9999-01-01T00:00:00Z"), UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));
    }

    Flux<RunView> list(Filter filter, Position after, int limit) {
        return views(
                        """
                        (requested_at, id) < (:requestedAt, :id)
                        and (cast(:status as text) is null or shown_status = :status)
                        and (cast(:trigger as text) is null or trigger = :trigger)
                        and (cast(:partner as text) is null or exists (
                          select 1 from admin.sync_log s where s.run_id = id and s.partner = :partner))
                        order by requested_at desc, id desc limit :limit
                        """)
                .bind("requestedAt", after.requestedAt())
                .bind("id", after.id())
                .bind("status", nullable(filter.status()))
                .bind("trigger", nullable(filter.trigger()))
                .bind("partner", nullable(filter.partner(), String.class))
                .bind("limit", limit)
                .map(RunView::of)
                .all();
    }

    Mono<RunView> find(UUID id) {
        return views("id = :id").bind("id", id).map(RunView::of).one();
    }

    Mono<RunView> findWithPartners(UUID id) {
        Flux<SyncLogView> rows = database.sql(
                        """
                        select run_id, partner, status, failure, message, request_id, lines, pages, pages_done,
                               counts::text as counts, requested_at, started_at, finished_at
                        from admin.sync_log where run_id = :id order by partner
                        """)
                .bind("id", id)
                .map(SyncLogView::of)
                .all();
        return find(id).flatMap(run -> rows.collectList().map(run::with));
    }

    /** Of one partner, or null for all, the newest first. */
    Flux<SyncLogView> logs(String partner, Position after, int limit) {
        return database.sql(
                        """
                        select run_id, partner, status, failure, message, request_id, lines, pages, pages_done,
                               counts::text as counts, requested_at, started_at, finished_at
                        from admin.sync_log
                        where (cast(:partner as text) is null or partner = :partner)
                          and (requested_at, run_id) < (:requestedAt, :id)
                        order by requested_at desc, run_id desc limit :limit
                        """)
                .bind("partner", nullable(partner, String.class))
                .bind("requestedAt", after.requestedAt())
                .bind("id", after.id())
                .bind("limit", limit)
                .map(SyncLogView::of)
                .all();
    }

    /** Runs that share a job share its dispatch, and with it the pages. */
    private GenericExecuteSpec views(String condition) {
        return database.sql(
                        """
                        select * from (
                          select id, trigger, requested_by, mode, scope::text as scope, slot, unknown_partners,
                                 waiting_for_store, partners, partners_finished, partners_failed, pages, pages_seen,
                                 counts::text as counts, requested_at, finished_at,
                                 case when status in ('REQUESTED', 'RUNNING') or pages_seen >= pages
                                        or finished_at < :awaited
                                      then status else 'RUNNING' end as shown_status
                          from admin.run cross join lateral (
                            select cast(count(*) as int) as pages_seen from admin.result_page
                            where rejected is null
                              and dispatch in (select dispatch from admin.sync_log where run_id = id)) seen) runs
                        where %s
                        """
                                .formatted(condition))
                .bind("awaited", clock.instant().minus(PAGES_AWAITED));
    }
}
