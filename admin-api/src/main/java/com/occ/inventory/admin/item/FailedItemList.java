package com.occ.inventory.admin.item;

import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The failed items, those that began last first: an order that no run shuffles while someone turns pages. */
@Component
class FailedItemList {
    private static final int MOST_CAUSES = 100;

    private final DatabaseClient database;

    FailedItemList(DatabaseClient database) {
        this.database = database;
    }

    record Position(Instant firstSeen, String partner, long variantId) {
        static final Position START = new Position(Instant.parse("9999-01-01T00:00:00Z"), "", 0);

        static Position of(String cursor) {
            return Cursor.read(
                    cursor,
                    START,
                    parts -> new Position(Instant.parse(parts.get(0)), parts.get(1), Long.parseLong(parts.get(2))));
        }
    }

    Mono<Page<FailedItem>> page(FailedFilter filter, Position after, int size) {
        return bound(
                        filter,
                        """
                        select %s from (
                          select * from admin.failed_item f
                          where %s and (f.first_seen, f.partner, f.variant_id) < (:firstSeen, :afterPartner, :afterVariant)
                          order by f.first_seen desc, f.partner desc, f.variant_id desc limit :limit) f
                        %s order by f.first_seen desc, f.partner desc, f.variant_id desc
                        """
                                .formatted(FailedItem.COLUMNS, condition(filter), FailedItem.JOINS))
                .bind("firstSeen", after.firstSeen())
                .bind("afterPartner", after.partner())
                .bind("afterVariant", after.variantId())
                .bind("limit", size + 1)
                .map(FailedItem::of)
                .all()
                .collectList()
                .map(found -> Page.of(found, size, FailedItem::cursor));
    }

    /** All of them with the filter's partner and state, the most frequent first, whatever else the filter says. */
    Mono<List<FailedCause>> causes(FailedFilter filter) {
        FailedFilter wide = filter.wide(filter.state());
        return bound(
                        wide,
                        """
                        select c.code, c.items, c.partners,
                               (select min(f.first_seen) from admin.failed_item f where %s and f.code = c.code) as since
                        from (select code, cast(sum(items) as bigint) as items, count(*) as partners
                              from admin.failed_count f where %s and items > 0 group by code
                              order by 2 desc, code limit :limit) c
                        order by c.items desc, c.code
                        """
                                .formatted(condition(wide), counted(wide)))
                .bind("limit", MOST_CAUSES)
                .map(row -> {
                    String code = row.get("code", String.class);
                    return new FailedCause(
                            code,
                            FailureAdvice.of(code),
                            row.get("items", Long.class),
                            row.get("partners", Long.class),
                            row.get("since", Instant.class));
                })
                .all()
                .collectList();
    }

    /** In the filter's other state, with its partner. */
    Mono<Long> others(FailedFilter filter) {
        FailedFilter other = filter.wide(filter.open() ? FailedFilter.State.DISMISSED : FailedFilter.State.OPEN);
        return bound(
                        other,
                        "select coalesce(cast(sum(items) as bigint), 0) from admin.failed_count f where "
                                + counted(other))
                .mapValue(Long.class)
                .one();
    }

    /** Empty when it does not fail. */
    Mono<FailedItem> find(String partner, long variantId) {
        return database.sql(
                        """
                        select %s from admin.failed_item f %s
                        where f.partner = :partner and f.variant_id = :variant
                        """
                                .formatted(FailedItem.COLUMNS, FailedItem.JOINS))
                .bind("partner", partner)
                .bind("variant", variantId)
                .map(FailedItem::of)
                .one();
    }

    private static String condition(FailedFilter filter) {
        List<String> parts = new ArrayList<>();
        parts.add("f.dismissed_at is " + (filter.open() ? "null" : "not null"));
        if (filter.partner() != null) {
            parts.add("f.partner = :partner");
        }
        if (filter.code() != null) {
            parts.add("f.code = :code");
        }
        if (filter.search() != null) {
            String sku =
                    """
                    (left(lower(f.sku), 200)) collate "C" >= :search
                      and (left(lower(f.sku), 200)) collate "C" < :search || chr(1114111)
                    """;
            parts.add(
                    filter.search().isId()
                            ? "(f.variant_id = :id or f.store_item_id = :id or (" + sku + "))"
                            : "(" + sku + ")");
        }
        return String.join(" and ", parts);
    }

    private static String counted(FailedFilter filter) {
        return (filter.open() ? "not f.dismissed" : "f.dismissed")
                + (filter.partner() == null ? "" : " and f.partner = :partner");
    }

    private GenericExecuteSpec bound(FailedFilter filter, String statement) {
        GenericExecuteSpec sql = database.sql(statement);
        if (filter.partner() != null) {
            sql = sql.bind("partner", filter.partner());
        }
        if (filter.code() != null) {
            sql = sql.bind("code", filter.code());
        }
        if (filter.search() != null) {
            sql = sql.bind("search", filter.search().lower());
        }
        return filter.search() != null && filter.search().isId()
                ? sql.bind("id", filter.search().id())
                : sql;
    }
}
