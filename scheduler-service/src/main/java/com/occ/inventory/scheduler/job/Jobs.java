package com.occ.inventory.scheduler.job;

import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.scheduler.meter.PartnerMeters;
import com.occ.inventory.scheduler.meter.PartnerMeters.EndedSync;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The beginning and the end of jobs. Per partner one is in progress, and per mode at most one waits: two unique indexes say so.
 * Called within a transaction, which in the end tells the {@link com.occ.inventory.scheduler.lifecycle.LifeCycle}, once and of all
 * jobs it changed, so that runs are locked in one order.
 */
@Component
public class Jobs {
    private final DatabaseClient database;
    private final PartnerMeters meters;
    private final Clock clock;

    Jobs(DatabaseClient database, PartnerMeters meters, Clock clock) {
        this.database = database;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Finds or makes the waiting job of each partner, and widens it to what is asked: it has read nothing yet, while one in
     * progress may already have read what has changed since.
     *
     * @param urgent whether it goes before jobs that are not
     * @param variants null for all of a partner
     * @return the ids of the jobs by partner
     */
    public Mono<Map<String, Long>> attach(
            UUID runId, Mode mode, boolean urgent, Collection<Long> variants, Collection<String> partners) {
        Long[] items = variants == null ? null : variants.toArray(Long[]::new);
        var statement = database.sql(
                        """
                        insert into scheduler.job as waiting (run_id, partner, mode, urgent, items)
                        select :runId, partner, :mode, :urgent, :items::bigint[]
                        from unnest(:partners::text[]) as asked(partner)
                        order by partner
                        on conflict (partner, mode) where status = 'WAITING' do update set
                          urgent = waiting.urgent or excluded.urgent,
                          items = case when waiting.items is not null and excluded.items is not null
                            then array(select distinct unnest(waiting.items || excluded.items)) end
                        returning job_id, partner
                        """)
                .bind("runId", runId)
                .bind("mode", mode.name())
                .bind("urgent", urgent)
                .bind("partners", partners.toArray(String[]::new));
        return (items == null ? statement.bindNull("items", Long[].class) : statement.bind("items", items))
                .map(row -> Map.entry(row.get("partner", String.class), row.get("job_id", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Ends jobs, each once and for good. Yields those that had not ended before. */
    public Mono<List<Long>> end(Map<Long, Ended> endings) {
        if (endings.isEmpty()) {
            return Mono.just(List.of());
        }
        List<Map.Entry<Long, Ended>> all = List.copyOf(endings.entrySet());
        return database.sql(
                        """
                        update scheduler.job j set
                          status = ended.status, failure = ended.failure, message = ended.message,
                          request_id = ended.request_id, finished_at = :now, lease_until = null, unsent = null,
                          fruitful = exists (
                            select 1 from scheduler.page p where p.dispatch = j.dispatch and p.applied + p.unchanged > 0)
                        from unnest(:ids::bigint[], :statuses::text[], :failures::text[], :messages::text[], :requestIds::text[])
                          as ended(job_id, status, failure, message, request_id)
                        join scheduler.job before using (job_id)
                        left join scheduler.run first on first.run_id = before.run_id
                        where j.job_id = ended.job_id and j.finished_at is null
                        returning j.job_id, j.status, coalesce(first.requested_at, j.finished_at) as requested_at, coalesce(j.started_at, j.finished_at) as began_at,
                          j.finished_at, (
                            select coalesce(sum(p.waited_millis), 0)::bigint from scheduler.page p
                            where p.dispatch = j.dispatch) as held_millis
                        """)
                .bind("now", clock.instant())
                .bind("ids", all.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .bind("statuses", texts(all, ended -> ended.status().name()))
                .bind("failures", texts(all, ended -> name(ended.failure())))
                .bind("messages", texts(all, Ended::message))
                .bind("requestIds", texts(all, Ended::requestId))
                .map(Jobs::over)
                .all()
                .collectList()
                .flatMap(over -> meters.ended(over.stream().map(Over::meter).toList())
                        .thenReturn(over.stream().map(Over::job).toList()));
    }

    private record Over(long job, EndedSync meter) {}

    private static Over over(Readable row) {
        Instant began = row.get("began_at", Instant.class);
        return new Over(
                row.get("job_id", Long.class),
                new EndedSync(
                        PartnerSyncStatus.valueOf(row.get("status", String.class)),
                        Duration.between(row.get("requested_at", Instant.class), began),
                        Duration.between(began, row.get("finished_at", Instant.class)),
                        Duration.ofMillis(row.get("held_millis", Long.class))));
    }

    /** Has jobs in progress dispatched again, under a new number. A dispatch that never went out is no attempt. */
    public Mono<Void> again(Collection<Long> jobs) {
        if (jobs.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(
                        """
                        update scheduler.job set
                          status = 'QUEUED', dispatch = null, pages = 0, lease_until = null,
                          attempts = attempts + case when unsent is null then 1 else 0 end, unsent = null,
                          failure = null, message = null, request_id = null
                        where job_id = any(:jobs) and status in ('QUEUED', 'RUNNING')
                        """)
                .bind("jobs", jobs.toArray(Long[]::new))
                .then();
    }

    private static String[] texts(List<Map.Entry<Long, Ended>> endings, Function<Ended, String> text) {
        return endings.stream().map(Map.Entry::getValue).map(text).toArray(String[]::new);
    }

    private static String name(PartnerFailure failure) {
        return failure == null ? null : failure.name();
    }
}
