package com.occ.inventory.admin.control;

import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.admin.control.PauseScope.Everything;
import com.occ.inventory.admin.control.PauseScope.Item;
import com.occ.inventory.admin.control.PauseScope.Partner;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored pauses: a partner's stands in its own row, which is the only truth about it. */
@Component
class StoredPauses {
    private final DatabaseClient database;

    StoredPauses(DatabaseClient database) {
        this.database = database;
    }

    /** Empty when it is not paused itself. */
    Mono<Pause> find(PauseScope scope) {
        return database.sql(
                        """
                        select * from admin.pause
                        where scope = :scope and partner is not distinct from :partner
                          and variant_id is not distinct from :variant
                        """)
                .bind("scope", kind(scope).name())
                .bind("partner", nullable(scope.partnerKey(), String.class))
                .bind("variant", nullable(scope instanceof Item item ? item.variantId() : null, Long.class))
                .map(Pause::of)
                .one();
    }

    private static Pause.Scope kind(PauseScope scope) {
        return scope instanceof Everything
                ? Pause.Scope.EVERYTHING
                : scope instanceof Partner ? Pause.Scope.PARTNER : Pause.Scope.ITEM;
    }

    /** Of partners and items, the newest first. */
    Flux<Pause> newest(int limit) {
        return database.sql(
                        """
                        select * from admin.pause where scope <> 'EVERYTHING'
                        order by paused_at desc nulls last, partner, variant_id limit :limit
                        """)
                .bind("limit", limit)
                .map(Pause::of)
                .all();
    }

    record Numbers(long epoch, long applied, long partners, long items) {}

    Mono<Numbers> numbers() {
        return database.sql(
                        """
                        select epoch, applied_epoch,
                          (select count(*) from admin.partner where paused and not deleted) as partners,
                          (select count(*) from admin.paused_item) as items
                        from admin.control
                        """)
                .map(row -> new Numbers(
                        row.get("epoch", Long.class),
                        row.get("applied_epoch", Long.class),
                        row.get("partners", Long.class),
                        row.get("items", Long.class)))
                .one();
    }

    /**
     * Until the end of the transaction nobody else pauses it or lets it go. The partner's row comes before the control state's, as
     * everywhere.
     */
    Mono<Void> lock(PauseScope scope) {
        return scope.partnerKey() == null
                ? database.sql("select epoch from admin.control for update").then()
                : database.sql("select key from admin.partner where key = :key for update")
                        .bind("key", scope.partnerKey())
                        .then();
    }

    /** Whether there is such a thing to pause. */
    Mono<Boolean> exists(PauseScope scope) {
        if (scope instanceof Partner partner) {
            return database.sql("select exists (select 1 from admin.partner where key = :key and not deleted)")
                    .bind("key", partner.key())
                    .mapValue(Boolean.class)
                    .one();
        }
        return scope instanceof Item item
                ? database.sql(
                                """
                                select exists (select 1 from admin.mapping where partner_key = :key and variant_id = :variant)
                                """)
                        .bind("key", item.partner())
                        .bind("variant", item.variantId())
                        .mapValue(Boolean.class)
                        .one()
                : Mono.just(true);
    }

    /** @param epoch of the control state that pauses it */
    Mono<Void> add(PauseScope scope, long epoch, String reason, String by, Instant at) {
        DatabaseClient.GenericExecuteSpec statement;
        if (scope instanceof Everything) {
            statement = database.sql(
                    """
                    update admin.control set
                      everything = true, everything_epoch = :epoch, reason = :reason, paused_by = :by, paused_at = :at
                    """);
        } else if (scope instanceof Partner partner) {
            statement = database.sql(
                            """
                            update admin.partner set
                              paused = true, pause_epoch = :epoch, pause_reason = :reason, paused_by = :by, paused_at = :at,
                              version = version + 1
                            where key = :key
                            """)
                    .bind("key", partner.key());
        } else {
            statement = database.sql(
                            """
                            insert into admin.paused_item (partner_key, variant_id, epoch, reason, paused_by, paused_at)
                            values (:key, :variant, :epoch, :reason, :by, :at)
                            """)
                    .bind("key", scope.partnerKey())
                    .bind("variant", ((Item) scope).variantId());
        }
        return statement
                .bind("epoch", epoch)
                .bind("reason", reason)
                .bind("by", by)
                .bind("at", at)
                .then();
    }

    Mono<Void> remove(PauseScope scope, long epoch) {
        if (scope instanceof Everything) {
            return database.sql(
                            """
                            update admin.control set
                              everything = false, everything_epoch = :epoch, reason = null, paused_by = null, paused_at = null
                            """)
                    .bind("epoch", epoch)
                    .then();
        }
        if (scope instanceof Partner partner) {
            return database.sql(
                            """
                            update admin.partner set
                              paused = false, pause_epoch = :epoch, pause_reason = null, paused_by = null, paused_at = null,
                              version = version + 1
                            where key = :key
                            """)
                    .bind("epoch", epoch)
                    .bind("key", partner.key())
                    .then();
        }
        return database.sql("delete from admin.paused_item where partner_key = :key and variant_id = :variant")
                .bind("key", scope.partnerKey())
                .bind("variant", ((Item) scope).variantId())
                .then();
    }
}
