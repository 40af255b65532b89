package com.occ.inventory.admin.run;

import static com.occ.inventory.admin.sql.Sql.json;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks for runs that try failed items again. A run has one partner's items, as many as a job holds; more make more runs. */
@Component
public class FailedItemRetries {
    private static final Logger log = LoggerFactory.getLogger(FailedItemRetries.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** At once; who has more asks again. */
    public static final int MOST_ITEMS = 100_000;

    private final DatabaseClient database;
    private final RunRequests requests;
    private final Clock clock;

    FailedItemRetries(DatabaseClient database, RunRequests requests, Clock clock) {
        this.database = database;
        this.requests = requests;
        this.clock = clock;
    }

    public record Asked(long items, List<UUID> runs) {}

    /**
     * To be called in a transaction, with {@link #publishSoon()} after it. Items that are not mapped any more are left out: there is
     * nothing to try.
     */
    public Mono<Asked> request(FailedSelection selection, Trigger trigger, Actor actor) {
        return selection
                .bind(database.sql(
                        """
                                with picked as (
                                  select f.partner, f.variant_id,
                                         (row_number() over (partition by f.partner order by f.variant_id) - 1) / :batch as batch
                                  from admin.failed_item f
                                  join admin.mapping m on m.partner_key = f.partner and m.variant_id = f.variant_id
                                  where %s order by f.partner, f.variant_id limit :most),
                                batches as (
                                  select gen_random_uuid() as id, partner, batch,
                                         jsonb_agg(variant_id order by variant_id) as variants
                                  from picked group by partner, batch),
                                asked as (
                                  insert into admin.run (id, trigger, requested_by, mode, scope, request_published, status,
                                                         counts, requested_at)
                                  select id, :trigger, :by, 'APPLY',
                                         jsonb_build_object('kind', 'items', 'partner', partner, 'variantIds', variants),
                                         false, 'REQUESTED', cast(:counts as jsonb), :now
                                  from batches),
                                marked as (
                                  update admin.failed_item f set retried_at = :now, retry_run = b.id
                                  from picked p join batches b on b.partner = p.partner and b.batch = p.batch
                                  where f.partner = p.partner and f.variant_id = p.variant_id
                                  returning 1)
                                select (select count(*) from marked) as items, array(select id from batches) as runs
                                """
                                .formatted(selection.condition())))
                .bind("batch", SyncJob.MAX_LINES)
                .bind("most", MOST_ITEMS)
                .bind("trigger", trigger.name())
                .bind("by", actor.name())
                .bind("counts", json(Counts.ZERO))
                .bind("now", clock.instant())
                .map(row -> new Asked(row.get("items", Long.class), List.of(row.get("runs", UUID[].class))))
                .one();
    }

    /** Never fails: what is stored and not published is published by the sweep. */
    public Mono<Void> publishSoon() {
        return requests.publishBehind().timeout(PATIENCE).onErrorResume(error -> {
            log.warn("retries are stored and will be published later: {}", error.getMessage());
            return Mono.empty();
        });
    }
}
