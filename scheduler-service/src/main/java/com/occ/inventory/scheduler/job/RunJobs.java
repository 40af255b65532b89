package com.occ.inventory.scheduler.job;

import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.scheduler.lifecycle.LifeCycle;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What becomes of a run's jobs when the run is cancelled. One that nobody else needs ends: at once when it was never dispatched, else
 * when the updater has stopped it. One that others need goes on: if it waits, without what only this run asked for; if it is in
 * progress, as it is, and this run waits for its end, since what it writes is written under this run's name too.
 */
@Component
public class RunJobs {
    private static final Ended CANCELLED = Ended.as(PartnerSyncStatus.CANCELLED, "cancelled");
    private final DatabaseClient database;
    private final Jobs jobs;
    private final LifeCycle lifeCycle;
    private final Clock clock;

    RunJobs(DatabaseClient database, Jobs jobs, LifeCycle lifeCycle, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.lifeCycle = lifeCycle;
        this.clock = clock;
    }

    private record OpenJob(long id, boolean waiting, boolean shared) {}

    /** To be called within the transaction that remembers the cancellation. */
    public Mono<Void> cancel(UUID run) {
        return lock(run).filter(ids -> ids.length > 0).flatMap(this::standing).flatMap(open -> leave(
                        run, ids(open, job -> job.shared() && job.waiting()))
                .then(jobs.end(cancelled(open)))
                .then(stop(ids(open, job -> !job.shared() && !job.waiting())))
                .then(lifeCycle.runCancelled(run, List.of(ids(open, job -> true)))));
    }

    private Mono<Long[]> lock(UUID run) {
        return database.sql(
                        """
                        select job_id from scheduler.job
                        where finished_at is null
                          and job_id in (select job_id from scheduler.partner_sync where run_id = :run and job_id is not null)
                        order by job_id
                        for update
                        """)
                .bind("run", run)
                .mapValue(Long.class)
                .all()
                .collectList()
                .map(ids -> ids.toArray(Long[]::new));
    }

    /** A statement of its own, so that it sees whoever attached himself before the lock was ours. */
    private Mono<List<OpenJob>> standing(Long[] ids) {
        return database.sql(
                        """
                        select j.job_id, j.status = 'WAITING' as waiting, exists (
                          select 1 from scheduler.partner_sync s
                          where s.job_id = j.job_id
                            and not exists (select 1 from scheduler.cancellation c where c.run_id = s.run_id)) as shared
                        from scheduler.job j
                        where j.job_id = any(:ids)
                        """)
                .bind("ids", ids)
                .map(row -> new OpenJob(
                        row.get("job_id", Long.class),
                        row.get("waiting", Boolean.class),
                        row.get("shared", Boolean.class)))
                .all()
                .collectList();
    }

    /** The jobs go on under the name, and with the items, of those that are left. */
    private Mono<Void> leave(UUID run, Long[] ids) {
        return ids.length == 0
                ? Mono.empty()
                : database.sql(
                                """
                                update scheduler.partner_sync set
                                  job_id = null, status = 'CANCELLED', message = 'cancelled', finished_at = :now,
                                  sequence = sequence + 1
                                where run_id = :run and job_id = any(:ids)
                                """)
                        .bind("now", clock.instant())
                        .bind("run", run)
                        .bind("ids", ids)
                        .then()
                        .then(database.sql(
                                        """
                                        update scheduler.job j set
                                          run_id = case when others.keeps then j.run_id else others.heir end,
                                          items = case when not others.whole then others.variants end,
                                          urgent = others.urgent
                                        from (
                                          select s.job_id, bool_or(s.run_id = mine.run_id) as keeps,
                                            (array_agg(s.run_id order by r.requested_at, s.run_id))[1] as heir,
                                            bool_or(r.scope ->> 'kind' <> 'items') as whole,
                                            bool_or(r.scope ->> 'kind' <> 'all') as urgent,
                                            array_agg(distinct v.value::bigint) filter (where v.value is not null) as variants
                                          from scheduler.partner_sync s
                                          join scheduler.job mine using (job_id)
                                          join scheduler.run r on r.run_id = s.run_id
                                          left join lateral jsonb_array_elements_text(
                                            case when r.scope ->> 'kind' = 'items' then r.scope -> 'variantIds' end) v on true
                                          where s.job_id = any(:ids)
                                          group by s.job_id) others
                                        where j.job_id = others.job_id
                                        """)
                                .bind("ids", ids)
                                .then());
    }

    private Mono<Void> stop(Long[] ids) {
        return database.sql("update scheduler.job set cancelling = true, unsent = null where job_id = any(:ids)")
                .bind("ids", ids)
                .then();
    }

    private static Map<Long, Ended> cancelled(List<OpenJob> open) {
        return open.stream()
                .filter(job -> !job.shared() && job.waiting())
                .collect(Collectors.toMap(OpenJob::id, job -> CANCELLED));
    }

    private static Long[] ids(List<OpenJob> open, Predicate<OpenJob> which) {
        return open.stream().filter(which).map(OpenJob::id).toArray(Long[]::new);
    }
}
