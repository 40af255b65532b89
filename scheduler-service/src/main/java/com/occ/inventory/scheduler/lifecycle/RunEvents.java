package com.occ.inventory.scheduler.lifecycle;

import com.occ.inventory.message.Mode;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.Trigger;
import com.occ.inventory.messaging.MessageJson;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The runs whose state has not been published. */
@Component
class RunEvents {
    private final DatabaseClient database;

    RunEvents(DatabaseClient database) {
        this.database = database;
    }

    /** A page that went to the dead letters has no result, and once a partner is finished no more results belong to it. */
    Mono<List<RunChanged>> behind(int limit) {
        return database.sql(
                        """
                        select
                          r.run_id, r.sequence, r.trigger, r.requested_by, r.mode, r.scope::text as scope, r.status,
                          r.requested_at, r.finished_at, p.*,
                          r.status in ('RUNNING', 'CANCELLING') and exists (
                            select 1 from scheduler.store_status where unavailable_since is not null) as waiting_for_store
                        from (select * from scheduler.run where published_sequence < sequence order by run_id limit :limit) r
                        cross join lateral (
                          select
                            count(*)::int as partners,
                            (count(*) filter (where finished_at is not null))::int as partners_finished,
                            (count(*) filter (where status = 'FAILED'))::int as partners_failed,
                            coalesce(sum(case when finished_at is null then pages else pages_done end - rejected), 0)::int as pages,
                            coalesce(sum(received), 0)::int as received,
                            coalesce(sum(applied), 0)::int as applied,
                            coalesce(sum(unchanged), 0)::int as unchanged,
                            coalesce(sum(failed), 0)::int as failed,
                            coalesce(sum(skipped), 0)::int as skipped,
                            coalesce(sum(superseded), 0)::int as superseded,
                            coalesce(sum(expired), 0)::int as expired
                          from scheduler.partner_state
                          where partner_state.run_id = r.run_id
                        ) p
                        """)
                .bind("limit", limit)
                .map(RunEvents::event)
                .all()
                .collectList();
    }

    Mono<Void> published(List<RunChanged> events) {
        return database.sql(
                        """
                        update scheduler.run r set published_sequence = sent.sequence
                        from unnest(:runs::uuid[], :sequences::bigint[]) as sent(run_id, sequence)
                        where r.run_id = sent.run_id and r.published_sequence < sent.sequence
                        """)
                .bind("runs", events.stream().map(RunChanged::runId).toArray(UUID[]::new))
                .bind("sequences", events.stream().map(RunChanged::sequence).toArray(Long[]::new))
                .then();
    }

    private static RunChanged event(Readable row) {
        return new RunChanged(
                row.get("run_id", UUID.class),
                row.get("sequence", Long.class),
                Trigger.valueOf(row.get("trigger", String.class)),
                row.get("requested_by", String.class),
                Mode.valueOf(row.get("mode", String.class)),
                MessageJson.MAPPER.readValue(row.get("scope", String.class), Scope.class),
                RunStatus.valueOf(row.get("status", String.class)),
                row.get("waiting_for_store", Boolean.class),
                row.get("partners", Integer.class),
                row.get("partners_finished", Integer.class),
                row.get("partners_failed", Integer.class),
                row.get("pages", Integer.class),
                CountColumns.of(row),
                row.get("requested_at", Instant.class),
                row.get("finished_at", Instant.class));
    }
}
