package com.occ.inventory.scheduler.threshold;

import com.occ.inventory.message.AlertSettings.Thresholds;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.scheduler.job.Ended;
import com.occ.inventory.scheduler.lifecycle.CountColumns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The partners' health. Called within the transaction that ends their jobs, whose rows it holds; these come next, by partner. */
@Component
class HealthRows {
    private final DatabaseClient database;

    HealthRows(DatabaseClient database) {
        this.database = database;
    }

    /** Locks the rows there are of the partners of jobs that have ended. A partner that cannot fail any more, see {@link Farewells}, has no health to look after. */
    Mono<List<Checkup>> afterEndOf(Collection<Long> jobs) {
        return database.sql(
                        """
                        with known as materialized (
                          select partner, case when not removed then state::text end as state
                          from scheduler.partner_health
                          where partner in (select partner from scheduler.job where job_id = any(:jobs))
                          order by partner
                          for update)
                        select j.run_id, j.partner, j.mode, j.items is null as whole, j.dispatch, j.status, j.failure, j.message,
                          j.request_id, j.finished_at, known.state, t.*,
                          (select document -> 'alerts' ->> 'thresholds' from scheduler.settings) as thresholds
                        from scheduler.job j
                        left join known on known.partner = j.partner
                        cross join lateral (
                          select
                            coalesce(sum(received), 0)::int as received,
                            coalesce(sum(applied), 0)::int as applied,
                            coalesce(sum(unchanged), 0)::int as unchanged,
                            coalesce(sum(failed), 0)::int as failed,
                            coalesce(sum(skipped), 0)::int as skipped,
                            coalesce(sum(superseded), 0)::int as superseded,
                            coalesce(sum(expired), 0)::int as expired,
                            case when not bool_or(jsonb_path_exists(failures, '$[*] ? (!(@.code == "INTERNAL"))'))
                              then coalesce(min(failures #>> '{0,message}'), 'a request was refused') end as mistake
                          from scheduler.page
                          where page.dispatch = j.dispatch
                        ) t
                        where j.job_id = any(:jobs) and j.finished_at is not null
                          and not exists (
                            select 1 from scheduler.partner_document d
                            where d.key = j.partner and (d.deleted or d.paused or d.lines = 0))
                        order by j.partner
                        """)
                .bind("jobs", jobs.toArray(Long[]::new))
                .map(HealthRows::checkup)
                .all()
                .collectList();
    }

    private static Checkup checkup(Readable row) {
        String state = row.get("state", String.class);
        String thresholds = row.get("thresholds", String.class);
        return Checkup.of(
                row.get("partner", String.class),
                state == null ? Health.WELL : MessageJson.MAPPER.readValue(state, Health.class),
                end(row),
                thresholds == null
                        ? Thresholds.defaults()
                        : MessageJson.MAPPER.readValue(thresholds, Thresholds.class));
    }

    private static SyncEnd end(Readable row) {
        String failure = row.get("failure", String.class);
        Long dispatch = row.get("dispatch", Long.class);
        return new SyncEnd(
                row.get("run_id", UUID.class),
                dispatch == null ? 0 : dispatch,
                Mode.valueOf(row.get("mode", String.class)),
                row.get("whole", Boolean.class),
                new Ended(
                        PartnerSyncStatus.valueOf(row.get("status", String.class)),
                        failure == null ? null : PartnerFailure.valueOf(failure),
                        row.get("message", String.class),
                        row.get("request_id", String.class)),
                CountColumns.of(row),
                row.get("mistake", String.class),
                row.get("finished_at", Instant.class));
    }

    /** @param backgrounds of those partners of whom there is news */
    Mono<Void> save(List<Checkup> checkups, Map<String, Background> backgrounds) {
        return database.sql(
                        """
                        insert into scheduler.partner_health as mine (partner, state, alert, sequence)
                        select partner, state::jsonb, alert::jsonb, sequence
                        from unnest(:partners::text[], :states::text[], :alerts::text[], :sequences::bigint[])
                          as found(partner, state, alert, sequence)
                        order by partner
                        on conflict (partner) do update set
                          state = excluded.state,
                          alert = coalesce(excluded.alert, mine.alert),
                          sequence = greatest(excluded.sequence, mine.sequence),
                          removed = false
                        """)
                .bind("partners", checkups.stream().map(Checkup::partner).toArray(String[]::new))
                .bind(
                        "states",
                        checkups.stream()
                                .map(checkup -> MessageJson.MAPPER.writeValueAsString(checkup.after()))
                                .toArray(String[]::new))
                .bind(
                        "alerts",
                        checkups.stream()
                                .map(checkup -> json(checkup.alert(backgrounds.get(checkup.partner()))))
                                .toArray(String[]::new))
                .bind(
                        "sequences",
                        checkups.stream()
                                .map(checkup -> backgrounds.get(checkup.partner()))
                                .map(background -> background == null ? 0 : background.sequence())
                                .toArray(Long[]::new))
                .then();
    }

    private static String json(Event alert) {
        return alert == null ? null : MessageJson.MAPPER.writeValueAsString(alert);
    }
}
