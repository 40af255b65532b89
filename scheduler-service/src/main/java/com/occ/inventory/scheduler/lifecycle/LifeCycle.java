package com.occ.inventory.scheduler.lifecycle;

import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.scheduler.meter.RunMeters;
import com.occ.inventory.scheduler.meter.RunMeters.EndedRun;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Carries changes of jobs on to the runs that share them. Called last in the transaction that changed the jobs and holds their rows;
 * here the runs' rows are locked, in order of their ids. So of two transactions that end a run's last two jobs the second sees what
 * the first did, and the run ends.
 */
@Component
public class LifeCycle {
    private static final Logger log = LoggerFactory.getLogger(LifeCycle.class);

    private final DatabaseClient database;
    private final Announcer announcer;
    private final RunMeters meters;
    private final Clock clock;

    LifeCycle(DatabaseClient database, Announcer announcer, RunMeters meters, Clock clock) {
        this.database = database;
        this.announcer = announcer;
        this.meters = meters;
        this.clock = clock;
    }

    /** Has the announcer look as soon as the current transaction is committed. */
    public Mono<Void> announceAfterCommit() {
        return announcer.soonAfterCommit();
    }

    public Mono<Void> jobsChanged(Collection<Long> jobs) {
        return jobs.isEmpty()
                ? Mono.empty()
                : partnersChanged(jobs).flatMap(this::runsChanged).then(announceAfterCommit());
    }

    /** @param jobs of which the run has, or had, a part */
    public Mono<Void> runCancelled(UUID run, Collection<Long> jobs) {
        return partnersChanged(jobs)
                .map(runs -> Stream.concat(Stream.of(run), Arrays.stream(runs))
                        .distinct()
                        .toArray(UUID[]::new))
                .flatMap(this::runsChanged)
                .then(announceAfterCommit());
    }

    private Mono<Void> runsChanged(UUID[] runs) {
        return locked(runs).flatMap(this::statuses).flatMap(this::changed);
    }

    /** A result that came after its job's end: the numbers change, the states do not. */
    public Mono<Void> resultsChanged(long job) {
        return partnersChanged(List.of(job))
                .flatMap(this::locked)
                .flatMap(runs -> database.sql(
                                "update scheduler.run set sequence = sequence + 1 where run_id = any(:runs)")
                        .bind("runs", runs)
                        .then())
                .then(announceAfterCommit());
    }

    /** For what concerns every run that is not over. */
    public Mono<Void> everyRunChanged() {
        return database.sql(
                        """
                        update scheduler.run set sequence = sequence + 1
                        where run_id in (
                          select run_id from scheduler.run where status in ('RUNNING', 'CANCELLING') order by run_id for update)
                        """)
                .then()
                .then(announceAfterCommit());
    }

    private Mono<UUID[]> partnersChanged(Collection<Long> jobs) {
        return database.sql(
                        """
                        update scheduler.partner_sync set sequence = sequence + 1
                        where job_id = any(:jobs)
                        returning run_id
                        """)
                .bind("jobs", jobs.toArray(Long[]::new))
                .mapValue(UUID.class)
                .all()
                .distinct()
                .collectList()
                .map(runs -> runs.toArray(UUID[]::new));
    }

    private Mono<UUID[]> locked(UUID[] runs) {
        return database.sql("select run_id from scheduler.run where run_id = any(:runs) order by run_id for update")
                .bind("runs", runs)
                .mapValue(UUID.class)
                .all()
                .collectList()
                .thenReturn(runs);
    }

    private record Standing(UUID run, RunStatus status) {}

    private Mono<List<Standing>> statuses(UUID[] runs) {
        return database.sql(
                        """
                        select s.run_id, array_agg(distinct coalesce(j.status, s.status)) as statuses,
                          exists (select 1 from scheduler.cancellation c where c.run_id = s.run_id) as cancelled
                        from scheduler.partner_sync s
                        left join scheduler.job j using (job_id)
                        where s.run_id = any(:runs)
                        group by s.run_id
                        """)
                .bind("runs", runs)
                .map(row -> new Standing(
                        row.get("run_id", UUID.class),
                        RunOutcome.of(
                                statuses(row.get("statuses", String[].class)), row.get("cancelled", Boolean.class))))
                .all()
                .collectList();
    }

    private static Set<PartnerSyncStatus> statuses(String[] names) {
        return Arrays.stream(names).map(PartnerSyncStatus::valueOf).collect(Collectors.toSet());
    }

    private Mono<Void> changed(List<Standing> runs) {
        return database.sql(
                        """
                        update scheduler.run r set
                          sequence = r.sequence + 1,
                          status = standing.status,
                          finished_at = case when standing.status not in ('RUNNING', 'CANCELLING') then :at end
                        from unnest(:runs::uuid[], :statuses::text[]) as standing(run_id, status)
                        join scheduler.run before using (run_id)
                        where r.run_id = standing.run_id
                        returning r.run_id, r.status, r.trigger, r.mode, r.requested_at, r.finished_at,
                          r.finished_at is not null and before.finished_at is null as ended
                        """)
                .bind("at", clock.instant())
                .bind("runs", runs.stream().map(Standing::run).toArray(UUID[]::new))
                .bind("statuses", runs.stream().map(run -> run.status().name()).toArray(String[]::new))
                .map(LifeCycle::now)
                .all()
                .filter(Now::ended)
                .doOnNext(
                        now -> log.info("run {} ends {}", now.run(), now.meter().status()))
                .map(Now::meter)
                .collectList()
                .flatMap(meters::ended);
    }

    /** @param ended whether this change is its end */
    private record Now(UUID run, boolean ended, EndedRun meter) {}

    private static Now now(Readable row) {
        Instant requested = row.get("requested_at", Instant.class);
        Instant finished = row.get("finished_at", Instant.class);
        return new Now(
                row.get("run_id", UUID.class),
                row.get("ended", Boolean.class),
                new EndedRun(
                        RunStatus.valueOf(row.get("status", String.class)),
                        Trigger.valueOf(row.get("trigger", String.class)),
                        Mode.valueOf(row.get("mode", String.class)),
                        finished == null ? Duration.ZERO : Duration.between(requested, finished)));
    }
}
