package com.occ.inventory.admin.item;

import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.run.ItemResult;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A partner's items, and the history of each. */
@Component
class Items {
    /** What a run that wrote last wrote to the item {@code variant} of {@code :partner}. */
    private static final String LAST_WRITTEN =
            """
            select c.level_before, c.level_after, r.at, r.run_id
            from admin.item_change c
            join admin.result_page r on r.dispatch = c.dispatch and r.page = c.page
            where c.partner = :partner and c.variant_id = %s and c.level_after is not null and r.mode = 'APPLY'
            order by c.dispatch desc, c.page desc limit 1
            """;

    private final DatabaseClient database;
    private final FailedItemList failures;

    Items(DatabaseClient database, FailedItemList failures) {
        this.database = database;
        this.failures = failures;
    }

    /** Behind which change a history goes on; the newest comes first. */
    record Position(long dispatch, int page) {
        static final Position START = new Position(Long.MAX_VALUE, 0);

        static Position of(String cursor) {
            return Cursor.read(
                    cursor, START, parts -> new Position(Long.parseLong(parts.get(0)), Integer.parseInt(parts.get(1))));
        }
    }

    static long after(String cursor) {
        return Cursor.read(cursor, 0L, parts -> Long.parseLong(parts.get(0)));
    }

    /**
     * In the order of the variants.
     *
     * @param search null for all
     */
    Mono<Page<ItemRow>> page(String partner, SearchText search, long after, int size) {
        GenericExecuteSpec sql = database.sql(
                        """
                        select m.variant_id, m.store_item_id, m.sku, l.level_before, l.level_after, l.at, l.run_id,
                               f.code, f.message, f.first_seen, f.attempts, f.dismissed_at is not null as dismissed,
                               exists (select from admin.paused_item i where i.partner_key = :partner and i.variant_id = m.variant_id) as paused
                        from (
                          select variant_id, store_item_id, sku from admin.mapping
                          where partner_key = :partner and variant_id > :after %s
                          order by variant_id limit :limit) m
                        left join lateral (%s) l on true
                        left join admin.failed_item f on f.partner = :partner and f.variant_id = m.variant_id
                        order by m.variant_id
                        """
                                .formatted(
                                        search == null
                                                ? ""
                                                : "and (strpos(lower(sku), :search) > 0 or :id in (variant_id, store_item_id))",
                                        LAST_WRITTEN.formatted("m.variant_id")))
                .bind("partner", partner)
                .bind("after", after)
                .bind("limit", size + 1);
        return (search == null ? sql : sql.bind("search", search.lower()).bind("id", search.id()))
                .map(ItemRow::of)
                .all()
                .collectList()
                .map(found -> Page.of(found, size, last -> Cursor.of(last.variantId())));
    }

    /** Fails when the partner never had it. */
    Mono<ItemSheet> find(String partner, long variantId) {
        return database.sql(
                        """
                        select p.name, coalesce(m.store_item_id, h.store_item_id) as store_item_id, m.sku,
                               m.variant_id is not null as mapped, l.level_before, l.level_after, l.at, l.run_id
                        from admin.partner p
                        left join admin.mapping m on m.partner_key = p.key and m.variant_id = :variant
                        left join lateral (
                          select store_item_id from admin.item_change
                          where partner = :partner and variant_id = :variant
                          order by dispatch desc, page desc limit 1) h on true
                        left join lateral (%s) l on true
                        where p.key = :partner and not p.deleted
                        """
                                .formatted(LAST_WRITTEN.formatted(":variant")))
                .bind("partner", partner)
                .bind("variant", variantId)
                .map(row -> java.util.Optional.ofNullable(
                        row.get("store_item_id") == null ? null : sheet(row, partner, variantId)))
                .one()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No partner has the key " + partner + ".")))
                .flatMap(Mono::justOrEmpty)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("Partner " + partner + " has no item " + variantId
                        + ": it is not mapped, and no run of the history had it.")))
                .flatMap(item ->
                        failures.find(partner, variantId).map(item::with).defaultIfEmpty(item));
    }

    Mono<Page<ItemChange>> history(String partner, long variantId, Position after, int size) {
        return database.sql(
                        """
                        select c.dispatch, c.page, %s, p.run_id, p.mode, p.at, r.trigger, r.requested_by
                        from (
                          select * from admin.item_change
                          where partner = :partner and variant_id = :variant and (dispatch, page) < (:dispatch, :page)
                          order by dispatch desc, page desc limit :limit) c
                        left join admin.result_page p on p.dispatch = c.dispatch and p.page = c.page
                        left join admin.run r on r.id = p.run_id
                        order by c.dispatch desc, c.page desc
                        """
                                .formatted(ItemResult.COLUMNS))
                .bind("partner", partner)
                .bind("variant", variantId)
                .bind("dispatch", after.dispatch())
                .bind("page", after.page())
                .bind("limit", size + 1)
                .map(ItemChange::of)
                .all()
                .collectList()
                .map(found -> Page.of(found, size, ItemChange::cursor));
    }

    private static ItemSheet sheet(Readable row, String partner, long variantId) {
        String sku = row.get("sku", String.class);
        return new ItemSheet(
                partner,
                row.get("name", String.class),
                variantId,
                row.get("store_item_id", Long.class),
                sku == null ? "" : sku,
                row.get("mapped", Boolean.class),
                ItemRow.written(row),
                null);
    }
}
