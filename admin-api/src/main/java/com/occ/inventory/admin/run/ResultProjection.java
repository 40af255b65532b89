package com.occ.inventory.admin.run;

import static com.occ.inventory.admin.sql.Sql.ints;
import static com.occ.inventory.admin.sql.Sql.json;
import static com.occ.inventory.admin.sql.Sql.longs;
import static com.occ.inventory.admin.sql.Sql.nullable;
import static com.occ.inventory.admin.sql.Sql.texts;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventoryApplied.Change;
import com.occ.inventory.message.InventoryApplied.Failure;
import com.occ.inventory.message.PageRejected;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Keeps what became of each page, once, whatever is delivered again. */
@Component
public class ResultProjection {
    private final DatabaseClient database;
    private final FailedItems failedItems;
    private final TransactionalOperator transaction;

    ResultProjection(DatabaseClient database, FailedItems failedItems, TransactionalOperator transaction) {
        this.database = database;
        this.failedItems = failedItems;
        this.transaction = transaction;
    }

    public Mono<Void> inventoryApplied(InventoryApplied event) {
        return page(event)
                .filter(rows -> rows > 0)
                .flatMap(rows -> changes(event).then(failures(event)).then(failedItems.pageApplied(event)))
                .as(transaction::transactional);
    }

    /** The page is kept, with nothing on it, and is not awaited. Should its work be replayed later, the result takes this place. */
    public Mono<Void> pageRejected(PageRejected event) {
        return event.page() == null
                ? Mono.empty()
                : database.sql(
                                """
                                insert into admin.result_page (dispatch, page, run_id, partner, counts, rejected, at)
                                values (:dispatch, :page, :runId, :partner, cast(:counts as jsonb), :cause, :at)
                                on conflict (dispatch, page) do nothing
                                """)
                        .bind("dispatch", event.dispatch())
                        .bind("page", event.page())
                        .bind("runId", event.runId())
                        .bind("partner", event.partner())
                        .bind("counts", json(Counts.ZERO))
                        .bind("cause", event.cause())
                        .bind("at", event.at())
                        .then();
    }

    private Mono<Long> page(InventoryApplied event) {
        return database.sql(
                        """
                        insert into admin.result_page as p (
                          dispatch, page, run_id, partner, mode, counts, held, partner_waited_millis, store_waited_millis, at)
                        values (
                          :dispatch, :page, :runId, :partner, :mode, cast(:counts as jsonb), :held, :partnerWaited,
                          :storeWaited, :at)
                        on conflict (dispatch, page) do update set
                          mode = excluded.mode, counts = excluded.counts, held = excluded.held, rejected = null,
                          partner_waited_millis = excluded.partner_waited_millis,
                          store_waited_millis = excluded.store_waited_millis, at = excluded.at
                        where p.rejected is not null
                        """)
                .bind("dispatch", event.dispatch())
                .bind("page", event.page())
                .bind("runId", event.runId())
                .bind("partner", event.partner())
                .bind("mode", event.mode().name())
                .bind("counts", json(event.counts()))
                .bind("held", nullable(event.held()))
                .bind("partnerWaited", nullable(event.partnerWaitedMillis(), Long.class))
                .bind("storeWaited", nullable(event.storeWaitedMillis(), Long.class))
                .bind("at", event.at())
                .fetch()
                .rowsUpdated();
    }

    private Mono<Void> changes(InventoryApplied event) {
        return event.changes().isEmpty()
                ? Mono.empty()
                : database.sql(
                                """
                                insert into admin.item_change (
                                  dispatch, page, variant_id, partner, store_item_id, outcome, level_before, level_after,
                                  level_expected, drift)
                                select :dispatch, :page, variant, :partner, item, 'CHANGED', before, after, expected, drift
                                from unnest(:variants, :items, :before, :after, :expected, :drift)
                                  as c (variant, item, before, after, expected, drift)
                                on conflict do nothing
                                """)
                        .bind("dispatch", event.dispatch())
                        .bind("page", event.page())
                        .bind("partner", event.partner())
                        .bind("variants", longs(event.changes(), Change::variantId))
                        .bind("items", longs(event.changes(), Change::storeItemId))
                        .bind("before", ints(event.changes(), Change::before))
                        .bind("after", ints(event.changes(), Change::after))
                        .bind("expected", ints(event.changes(), Change::expected))
                        .bind(
                                "drift",
                                event.changes().stream()
                                        .map(Change::changedByOthers)
                                        .toArray(Boolean[]::new))
                        .then();
    }

    /** After the changes: an item can be both, such as one whose variant is gone and that was set to 0. */
    private Mono<Void> failures(InventoryApplied event) {
        return event.failures().isEmpty()
                ? Mono.empty()
                : database.sql(
                                """
                                insert into admin.item_change (
                                  dispatch, page, variant_id, partner, store_item_id, outcome, code, message, request_id)
                                select :dispatch, :page, variant, :partner, item, 'FAILED', code, message, request
                                from unnest(:variants, :items, :codes, :messages, :requests)
                                  as f (variant, item, code, message, request)
                                on conflict (dispatch, page, variant_id) do update set
                                  outcome = excluded.outcome, code = excluded.code, message = excluded.message,
                                  request_id = excluded.request_id
                                """)
                        .bind("dispatch", event.dispatch())
                        .bind("page", event.page())
                        .bind("partner", event.partner())
                        .bind("variants", longs(event.failures(), Failure::variantId))
                        .bind("items", longs(event.failures(), Failure::storeItemId))
                        .bind("codes", texts(event.failures(), Failure::code))
                        .bind("messages", texts(event.failures(), Failure::message))
                        .bind("requests", texts(event.failures(), Failure::requestId))
                        .then();
    }
}
