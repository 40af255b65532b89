package com.occ.inventory.admin.run;

import static com.occ.inventory.admin.sql.Sql.longs;
import static com.occ.inventory.admin.sql.Sql.texts;

import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventoryApplied.Change;
import com.occ.inventory.message.InventoryApplied.Failure;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerSyncChanged;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The failures that are still open: one row an item. Dry runs neither open nor close any. The order of events is that of the
 * dispatches, not of their arrival.
 */
@Component
public class FailedItems {
    private final DatabaseClient database;

    FailedItems(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> pageApplied(InventoryApplied event) {
        return event.mode() == Mode.DRY ? Mono.empty() : resolve(event).then(open(event));
    }

    /** A partner's job that ended well resolves whatever it covered and did not name as failing. Results name no unchanged items. */
    public Mono<Void> partnerSyncChanged(PartnerSyncChanged event) {
        return !covered(event)
                ? Mono.empty()
                : database.sql(
                                """
                                delete from admin.failed_item f using admin.run r
                                where r.id = :runId and r.mode = 'APPLY'
                                  and f.partner = :partner and f.dispatch < :dispatch
                                  and (r.scope ->> 'kind' <> 'items'
                                    or r.scope -> 'variantIds' @> to_jsonb(f.variant_id))
                                """)
                        .bind("runId", event.runId())
                        .bind("partner", event.partner())
                        .bind("dispatch", event.dispatch())
                        .then();
    }

    /** Whether every item was tried: none skipped, superseded or expired. */
    private static boolean covered(PartnerSyncChanged event) {
        boolean ended =
                switch (event.status()) {
                    case SUCCEEDED, PARTLY_FAILED -> event.failure() == null;
                    case WAITING, QUEUED, RUNNING, FAILED, SKIPPED, CANCELLED, NOTHING_TO_SYNC -> false;
                };
        return ended
                && event.dispatch() != null
                && event.counts().received()
                        == event.counts().applied()
                                + event.counts().unchanged()
                                + event.counts().failed();
    }

    private Mono<Void> resolve(InventoryApplied event) {
        return event.changes().isEmpty()
                ? Mono.empty()
                : database.sql(
                                """
                                delete from admin.failed_item
                                where partner = :partner and variant_id = any(:variants) and dispatch <= :dispatch
                                """)
                        .bind("partner", event.partner())
                        .bind("variants", longs(event.changes(), Change::variantId))
                        .bind("dispatch", event.dispatch())
                        .then();
    }

    /** Puts them aside as long as they fail for the same cause. Answers how many there were. */
    public Mono<Long> dismiss(FailedSelection selection, String by, Instant now) {
        return selection
                .bind(database.sql(
                        """
                        update admin.failed_item f set dismissed_at = :now, dismissed_by = :by
                        where dismissed_at is null and %s
                        """
                                .formatted(selection.condition())))
                .bind("now", now)
                .bind("by", by)
                .fetch()
                .rowsUpdated();
    }

    /** Takes a dismissal back. Answers how many there were: one or none. */
    public Mono<Long> reopen(String partner, long variantId) {
        FailedSelection item = FailedSelection.item(partner, variantId);
        return item.bind(database.sql(
                        """
                        update admin.failed_item f set dismissed_at = null, dismissed_by = null
                        where dismissed_at is not null and %s
                        """
                                .formatted(item.condition())))
                .fetch()
                .rowsUpdated();
    }

    /** A result that comes after a later job of the partner succeeded is old news. A dismissal holds for its cause alone. */
    private Mono<Void> open(InventoryApplied event) {
        return event.failures().isEmpty()
                ? Mono.empty()
                : database.sql(
                                """
                                insert into admin.failed_item as f (
                                  partner, variant_id, store_item_id, code, message, request_id, dispatch, attempts,
                                  first_seen, last_seen, sku)
                                select :partner, variant, item, left(code, 100), message, request, :dispatch, 1, :at, :at,
                                       coalesce(m.sku, '')
                                from unnest(:variants, :items, :codes, :messages, :requests)
                                  as n (variant, item, code, message, request)
                                left join admin.mapping m on m.partner_key = :partner and m.variant_id = variant
                                where not exists (
                                  select 1 from admin.sync_log s join admin.run r on r.id = s.run_id
                                  where s.partner = :partner and s.dispatch > :dispatch and s.status = 'SUCCEEDED'
                                    and r.mode = 'APPLY' and r.scope ->> 'kind' <> 'items')
                                on conflict (partner, variant_id) do update set
                                  store_item_id = excluded.store_item_id, code = excluded.code,
                                  message = excluded.message, request_id = excluded.request_id,
                                  dispatch = excluded.dispatch, attempts = f.attempts + 1,
                                  last_seen = excluded.last_seen, sku = excluded.sku,
                                  dismissed_at = case when f.code = excluded.code then f.dismissed_at end,
                                  dismissed_by = case when f.code = excluded.code then f.dismissed_by end
                                where f.dispatch < excluded.dispatch
                                """)
                        .bind("partner", event.partner())
                        .bind("dispatch", event.dispatch())
                        .bind("at", event.at())
                        .bind("variants", longs(event.failures(), Failure::variantId))
                        .bind("items", longs(event.failures(), Failure::storeItemId))
                        .bind("codes", texts(event.failures(), Failure::code))
                        .bind("messages", texts(event.failures(), Failure::message))
                        .bind("requests", texts(event.failures(), Failure::requestId))
                        .then();
    }
}
