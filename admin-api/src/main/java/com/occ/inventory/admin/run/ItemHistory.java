package com.occ.inventory.admin.run;

import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.run.ItemResult.Outcome;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The items that a run changed, or could not change. */
@Component
class ItemHistory {
    private final DatabaseClient database;

    ItemHistory(DatabaseClient database) {
        this.database = database;
    }

    /** Behind which item a list goes on. */
    record Position(long dispatch, int page, long variantId) {
        static final Position START = new Position(-1, -1, -1);

        static Position of(String cursor) {
            return Cursor.read(
                    cursor,
                    START,
                    parts -> new Position(
                            Long.parseLong(parts.get(0)),
                            Integer.parseInt(parts.get(1)),
                            Long.parseLong(parts.get(2))));
        }
    }

    /**
     * Of all dispatches of the run: those that were dispatched anew count too, what they wrote is written.
     *
     * @param outcome null for both
     * @param partner null for all
     */
    Flux<ItemView> list(UUID runId, Outcome outcome, String partner, Position after, int limit) {
        return database.sql(
                        """
                        select c.dispatch, c.page, c.partner, c.variant_id, c.store_item_id, m.sku, %s
                        from admin.item_change c
                        left join admin.mapping m on m.partner_key = c.partner and m.variant_id = c.variant_id
                        where c.dispatch in (
                            select dispatch from admin.sync_log where run_id = :runId
                            union select dispatch from admin.result_page where run_id = :runId)
                          and (cast(:outcome as text) is null or c.outcome = :outcome)
                          and (cast(:partner as text) is null or c.partner = :partner)
                          and (c.dispatch, c.page, c.variant_id) > (:dispatch, :page, :variant)
                        order by c.dispatch, c.page, c.variant_id limit :limit
                        """
                                .formatted(ItemResult.COLUMNS))
                .bind("runId", runId)
                .bind("outcome", nullable(outcome))
                .bind("partner", nullable(partner, String.class))
                .bind("dispatch", after.dispatch())
                .bind("page", after.page())
                .bind("variant", after.variantId())
                .bind("limit", limit)
                .map(ItemView::of)
                .all();
    }
}
