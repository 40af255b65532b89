package com.occ.inventory.admin.run;

import static com.occ.inventory.admin.sql.Sql.json;
import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.message.PartnerSyncChanged;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.RunStatus;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the newest state that the scheduler told of each run and of each partner's part in it. */
@Component
public class RunProjection {
    private final DatabaseClient database;

    RunProjection(DatabaseClient database) {
        this.database = database;
    }

    public Mono<Void> runChanged(RunChanged event) {
        return database.sql(
                        """
                        insert into admin.run as r (
                          id, trigger, requested_by, mode, scope, request_published, status, waiting_for_store, partners,
                          partners_finished, partners_failed, pages, counts, requested_at, finished_at, sequence)
                        values (
                          :id, :trigger, :by, :mode, cast(:scope as jsonb), true, :status, :waiting, :partners,
                          :finished, :failed, :pages, cast(:counts as jsonb), :requestedAt, :finishedAt, :sequence)
                        on conflict (id) do update set
                          trigger = excluded.trigger, requested_by = excluded.requested_by, request_published = true,
                          status = excluded.status, waiting_for_store = excluded.waiting_for_store,
                          partners = excluded.partners, partners_finished = excluded.partners_finished,
                          partners_failed = excluded.partners_failed, pages = excluded.pages,
                          counts = excluded.counts, finished_at = excluded.finished_at, sequence = excluded.sequence
                        where r.sequence < excluded.sequence
                        """)
                .bind("id", event.runId())
                .bind("trigger", event.trigger().name())
                .bind("by", nullable(event.by(), String.class))
                .bind("mode", event.mode().name())
                .bind("scope", json(event.scope()))
                .bind("status", event.status().name())
                .bind("waiting", event.waitingForStore())
                .bind("partners", event.partners())
                .bind("finished", event.partnersFinished())
                .bind("failed", event.partnersFailed())
                .bind("pages", event.pages())
                .bind("counts", json(event.counts()))
                .bind("requestedAt", event.requestedAt())
                .bind("finishedAt", nullable(event.finishedAt(), Instant.class))
                .bind("sequence", event.sequence())
                .then()
                .then(event.status().terminal() ? completed(event.runId()) : Mono.empty());
    }

    /**
     * Marks a run that has ended as complete once all its pages and its partners' ends are in. To be asked after each piece of news
     * that may be the last one missing: whichever is stored last sees the others.
     */
    private Mono<Void> completed(UUID runId) {
        return database.sql(
                        """
                        update admin.run r set whole = true
                        where r.id = :id and not r.whole and r.status not in ('REQUESTED', 'RUNNING', 'CANCELLING')
                          and r.partners <= (
                            select count(*) from admin.sync_log
                            where run_id = r.id and status not in ('WAITING', 'QUEUED', 'RUNNING'))
                          and r.pages <= (
                            select count(*) from admin.result_page
                            where rejected is null
                              and dispatch in (select dispatch from admin.sync_log where run_id = r.id))
                        """)
                .bind("id", runId)
                .then();
    }

    /** Runs that share a job share its dispatch, and with it the pages. */
    public Mono<Void> pageStored(long dispatch) {
        return database.sql(
                        """
                        select r.id from admin.run r
                        where r.id in (select run_id from admin.sync_log where dispatch = :dispatch)
                          and not r.whole and r.status not in ('REQUESTED', 'RUNNING', 'CANCELLING')
                        """)
                .bind("dispatch", dispatch)
                .mapValue(UUID.class)
                .all()
                .collectList()
                .flatMapIterable(runs -> runs)
                .concatMap(this::completed)
                .then();
    }

    /** The run's request ended in the dead letters. Whatever the scheduler tells of the run, after a replay, comes after this. */
    public Mono<Void> rejected(UUID runId, Instant now) {
        return database.sql(
                        """
                        update admin.run set status = :failed, finished_at = :now where id = :id and status = :requested
                        """)
                .bind("id", runId)
                .bind("now", now)
                .bind("failed", RunStatus.FAILED.name())
                .bind("requested", RunStatus.REQUESTED.name())
                .then();
    }

    public Mono<Void> partnerSyncChanged(PartnerSyncChanged event) {
        return database.sql(
                        """
                        insert into admin.sync_log as l (
                          run_id, partner, status, dispatch, failure, message, request_id, lines, pages, pages_done,
                          counts, requested_at, started_at, finished_at, sequence)
                        values (
                          :runId, :partner, :status, :dispatch, :failure, :message, :requestId, :lines, :pages,
                          :pagesDone, cast(:counts as jsonb), :requestedAt, :startedAt, :finishedAt, :sequence)
                        on conflict (run_id, partner) do update set
                          status = excluded.status, dispatch = excluded.dispatch, failure = excluded.failure,
                          message = excluded.message, request_id = excluded.request_id, lines = excluded.lines,
                          pages = excluded.pages, pages_done = excluded.pages_done, counts = excluded.counts,
                          started_at = excluded.started_at, finished_at = excluded.finished_at,
                          sequence = excluded.sequence
                        where l.sequence < excluded.sequence
                        """)
                .bind("runId", event.runId())
                .bind("partner", event.partner())
                .bind("status", event.status().name())
                .bind("dispatch", nullable(event.dispatch(), Long.class))
                .bind("failure", nullable(event.failure()))
                .bind("message", nullable(event.message(), String.class))
                .bind("requestId", nullable(event.requestId(), String.class))
                .bind("lines", event.lines())
                .bind("pages", event.pages())
                .bind("pagesDone", event.pagesDone())
                .bind("counts", json(event.counts()))
                .bind("requestedAt", nullable(event.requestedAt(), Instant.class))
                .bind("startedAt", nullable(event.startedAt(), Instant.class))
                .bind("finishedAt", nullable(event.finishedAt(), Instant.class))
                .bind("sequence", event.sequence())
                .then()
                .then(event.status().terminal() ? completed(event.runId()) : Mono.empty());
    }
}
