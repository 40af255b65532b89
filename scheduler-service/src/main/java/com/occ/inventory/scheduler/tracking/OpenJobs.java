package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.scheduler.SchedulerSettings;
import com.occ.inventory.scheduler.job.Ended;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The jobs in progress, and their leases. Called within a transaction. */
@Component
class OpenJobs {
    private final DatabaseClient database;
    private final SchedulerSettings settings;
    private final Clock clock;

    OpenJobs(DatabaseClient database, SchedulerSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** Locks the job whose current dispatch this is. Empty when it is over, or has been dispatched anew. */
    Mono<OpenJob> lock(long dispatch) {
        return database.sql(
                        """
                        select * from scheduler.job
                        where dispatch = :dispatch and status in ('QUEUED', 'RUNNING')
                        for update
                        """)
                .bind("dispatch", dispatch)
                .map(OpenJobs::job)
                .one();
    }

    /** Locks the job that was to be stopped. Empty when it is over. */
    Mono<OpenJob> lockCancelling(UUID run, String partner) {
        return database.sql(
                        """
                        select * from scheduler.job
                        where run_id = :run and partner = :partner and cancelling and status in ('QUEUED', 'RUNNING')
                        for update
                        """)
                .bind("run", run)
                .bind("partner", partner)
                .map(OpenJobs::job)
                .one();
    }

    /** Locks the job that ended cancelled under this dispatch, whose results may still come. */
    Mono<Long> lockCancelled(long dispatch) {
        return database.sql(
                        "select job_id from scheduler.job where dispatch = :dispatch and status = 'CANCELLED' for update")
                .bind("dispatch", dispatch)
                .mapValue(Long.class)
                .one();
    }

    /** It moves: from now on its lease counts, and begins anew. */
    Mono<Void> moved(OpenJob job) {
        return database.sql(
                        """
                        update scheduler.job set
                          status = 'RUNNING', started_at = coalesce(started_at, :now), moved_at = :now, lease_until = :leaseUntil, unsent = null
                        where job_id = :job
                        """)
                .bind("now", clock.instant())
                .bind("leaseUntil", clock.instant().plus(settings.lease()))
                .bind("job", job.id())
                .then();
    }

    /** Its partner cannot be read on; what was read before still comes. */
    Mono<Void> failed(OpenJob job) {
        Ended failure = job.failure();
        return database.sql(
                        """
                        update scheduler.job set failure = :failure, message = :message, request_id = :requestId, pages = :pages
                        where job_id = :job
                        """)
                .bind("failure", failure.failure().name())
                .bind("message", Parameters.in(R2dbcType.VARCHAR, failure.message()))
                .bind("requestId", Parameters.in(R2dbcType.VARCHAR, failure.requestId()))
                .bind("pages", job.pages())
                .bind("job", job.id())
                .then();
    }

    /**
     * Locks jobs whose lease ran out, past those that somebody else is at. To the lease of one that a fetcher took comes the longest
     * wait in the updater's queue of late. The updater takes pages in the order in which they came, so the job is not late while
     * those that are being applied were read before its own could have been: before the end of its lease. No wait is believed beyond
     * the queue patience, whatever clocks say.
     */
    Mono<List<Lease>> overdue(int limit) {
        Instant now = clock.instant();
        return database.sql(
                        """
                        select j.*, (select count(*)::int from scheduler.page p where p.dispatch = j.dispatch) as pages_done
                        from scheduler.job j
                        where j.status in ('QUEUED', 'RUNNING') and j.lease_until <= :now and not j.cancelling
                          and (j.status = 'QUEUED' or j.lease_until + interval '1 ms' * (
                            select least(coalesce(max(millis), 0), :longestWait) from scheduler.queue_wait
                            where minute > :ofLate) <= :now)
                        order by j.lease_until
                        limit :limit
                        for update of j skip locked
                        """)
                .bind("now", now)
                .bind("ofLate", now.minus(settings.lease()).minus(QueueWaits.GRAIN))
                .bind("longestWait", settings.queuePatience().toMillis())
                .bind("limit", limit)
                .map(row -> new Lease(
                        job(row),
                        row.get("unsent") == null,
                        PartnerSyncStatus.RUNNING.name().equals(row.get("status", String.class)),
                        row.get("pages_done", Integer.class)))
                .all()
                .collectList();
    }

    /** After a time in which nobody could get on. */
    Mono<Void> extendLeases() {
        return database.sql(
                        """
                        update scheduler.job set lease_until = greatest(lease_until, :leaseUntil)
                        where job_id in (
                          select job_id from scheduler.job
                          where status in ('QUEUED', 'RUNNING') and lease_until is not null
                          order by job_id
                          for update)
                        """)
                .bind("leaseUntil", clock.instant().plus(settings.lease()))
                .then();
    }

    private static OpenJob job(Readable row) {
        String failure = row.get("failure", String.class);
        Long dispatch = row.get("dispatch", Long.class);
        return new OpenJob(
                row.get("job_id", Long.class),
                dispatch == null ? 0 : dispatch,
                row.get("partner", String.class),
                row.get("pages", Integer.class),
                row.get("attempts", Integer.class),
                row.get("cancelling", Boolean.class),
                failure == null
                        ? null
                        : new Ended(
                                PartnerSyncStatus.FAILED,
                                PartnerFailure.valueOf(failure),
                                row.get("message", String.class),
                                row.get("request_id", String.class)));
    }
}
