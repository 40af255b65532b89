package com.occ.inventory.admin.overview;

import com.occ.inventory.admin.sql.Sql;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncChanged;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.Scope;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Keeps how each partner stands. Not made of the events themselves but of what is stored of them, so it does not matter in which
 * order, or how often, they come: it is asked after each that may change something, once that is committed.
 */
@Component
public class PartnerStateProjection {
    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    PartnerStateProjection(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    public Mono<Void> partnerSyncChanged(PartnerSyncChanged event) {
        return event.status().terminal() ? renew(List.of(event.partner())) : Mono.empty();
    }

    /**
     * A partner's end may have come before anything was known of its run, as that it only tries. While the run goes on those ends
     * are made up for that are newer than what is known; at its end all are, so that an old run that is told late counts too.
     */
    public Mono<Void> runChanged(RunChanged event) {
        return event.mode() == Mode.DRY || event.scope() instanceof Scope.Items
                ? Mono.empty()
                : database.sql(
                                """
                                select l.partner from admin.sync_log l
                                where l.run_id = :id and l.status not in ('WAITING', 'QUEUED', 'RUNNING')
                                  and (:over or not exists (
                                    select 1 from admin.partner_state p
                                    where p.partner = l.partner
                                      and (p.requested_at, p.run_id) >= (l.requested_at, l.run_id)))
                                """)
                        .bind("id", event.runId())
                        .bind("over", event.status().terminal())
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .flatMap(this::renew);
    }

    /** All of them from nothing but the history. */
    public Mono<Long> rebuild() {
        return database.sql(
                        """
                        with recursive known (partner) as (
                          (select partner from admin.sync_log order by partner limit 1)
                          union all
                          select (select l.partner from admin.sync_log l where l.partner > known.partner
                                  order by l.partner limit 1)
                          from known where known.partner is not null)
                        select partner from known where partner is not null
                        """)
                .mapValue(String.class)
                .all()
                .collectList()
                .flatMap(partners -> renew(partners).thenReturn((long) partners.size()));
    }

    /** Of a history that is older than this table. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        database.sql("select not exists (select 1 from admin.partner_state) and exists (select 1 from admin.sync_log)")
                .mapValue(Boolean.class)
                .one()
                .filter(missing -> missing)
                .flatMap(missing -> rebuild())
                .block();
    }

    /** One at a time, so that what was read last is written last. */
    private Mono<Void> renew(Collection<String> partners) {
        return partners.isEmpty()
                ? Mono.empty()
                : database.sql("select pg_advisory_xact_lock(hashtextextended('admin.partner_state', 0))")
                        .then()
                        .then(read(partners))
                        .flatMap(this::place)
                        .as(transaction::transactional);
    }

    private record Found(String partner, Standing standing, int stored) {}

    private Mono<List<Found>> read(Collection<String> partners) {
        return database.sql(
                        """
                        insert into admin.partner_state as p (
                          partner, run_id, status, failure, message, request_id, counts, requested_at, started_at,
                          finished_at, success_run, success_at, failures)
                        select k.partner, l.run_id, l.status, l.failure, l.message, l.request_id, l.counts, l.requested_at,
                               l.started_at, l.finished_at, ok.run_id, ok.finished_at, bad.failures
                        from unnest(:partners) as k (partner)
                        cross join lateral (
                          select s.* from admin.sync_log s join admin.run r on r.id = s.run_id
                          where s.partner = k.partner and r.mode = 'APPLY' and r.scope ->> 'kind' <> 'items'
                            and s.status in ('SUCCEEDED', 'PARTLY_FAILED', 'FAILED', 'NOTHING_TO_SYNC')
                          order by s.requested_at desc, s.run_id desc limit 1) l
                        left join lateral (
                          select s.* from admin.sync_log s join admin.run r on r.id = s.run_id
                          where s.partner = k.partner and r.mode = 'APPLY' and r.scope ->> 'kind' <> 'items'
                            and s.status in ('SUCCEEDED', 'PARTLY_FAILED') and s.failure is null
                          order by s.requested_at desc, s.run_id desc limit 1) ok on true
                        cross join lateral (
                          select cast(count(*) as int) as failures from (
                            select 1 from admin.sync_log s join admin.run r on r.id = s.run_id
                            where s.partner = k.partner and r.mode = 'APPLY' and r.scope ->> 'kind' <> 'items'
                              and s.status in ('SUCCEEDED', 'PARTLY_FAILED', 'FAILED', 'NOTHING_TO_SYNC')
                              and s.failure is not null
                              and (ok.run_id is null or (s.requested_at, s.run_id) > (ok.requested_at, ok.run_id))
                            order by s.requested_at desc limit 10) streak) bad
                        on conflict (partner) do update set
                          run_id = excluded.run_id, status = excluded.status, failure = excluded.failure,
                          message = excluded.message, request_id = excluded.request_id, counts = excluded.counts,
                          requested_at = excluded.requested_at, started_at = excluded.started_at,
                          finished_at = excluded.finished_at,
                          success_run = coalesce(excluded.success_run, p.success_run),
                          success_at = coalesce(excluded.success_at, p.success_at), failures = excluded.failures
                        where (p.requested_at, p.run_id) <= (excluded.requested_at, excluded.run_id)
                        returning partner, status, failure, counts::text as counts, failures, success_at, standing
                        """)
                .bind("partners", partners.toArray(String[]::new))
                .map(PartnerStateProjection::found)
                .all()
                .collectList();
    }

    private static Found found(Readable row) {
        String failure = row.get("failure", String.class);
        return new Found(
                row.get("partner", String.class),
                Standing.of(
                        PartnerSyncStatus.valueOf(row.get("status", String.class)),
                        failure == null ? null : PartnerFailure.valueOf(failure),
                        Sql.counts(row.get("counts", String.class)),
                        row.get("failures", Integer.class),
                        row.get("success_at", Instant.class) != null),
                row.get("standing", Integer.class));
    }

    private Mono<Void> place(List<Found> all) {
        List<Found> moved = all.stream()
                .filter(found -> found.standing().ordinal() != found.stored())
                .toList();
        return moved.isEmpty()
                ? Mono.empty()
                : database.sql(
                                """
                                update admin.partner_state p set standing = m.standing
                                from unnest(:partners, :standings) as m (partner, standing) where p.partner = m.partner
                                """)
                        .bind("partners", Sql.texts(moved, Found::partner))
                        .bind("standings", Sql.ints(moved, found -> found.standing()
                                .ordinal()))
                        .then();
    }
}
