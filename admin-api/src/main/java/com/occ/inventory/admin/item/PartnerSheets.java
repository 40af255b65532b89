package com.occ.inventory.admin.item;

import com.occ.inventory.admin.catalogue.LateDocuments.LateDocument;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.item.TokenState.Kind;
import com.occ.inventory.admin.partner.PartnerKey;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gathers what a partner's page tells. */
@Component
class PartnerSheets {
    private final DatabaseClient database;

    PartnerSheets(DatabaseClient database) {
        this.database = database;
    }

    /** Fails when there is no such partner. */
    Mono<PartnerSheet> find(PartnerKey key) {
        return syncs(key)
                .flatMap(syncs -> database.sql(
                                """
                                select p.name, p.shop_domain, p.locations,
                                  p.sealed_token ->> 'kind' as token_kind, p.token_changed_at,
                                  p.unpublished_since, p.unpublished_why,
                                  (select count(*) from admin.mapping where partner_key = p.key) as mapped,
                                  (select coalesce(cast(sum(items) as bigint), 0) from admin.failed_count
                                   where partner = p.key and not dismissed) as failing,
                                  (select coalesce(cast(sum(items) as bigint), 0) from admin.failed_count
                                   where partner = p.key and dismissed) as dismissed,
                                  (select l.finished_at
                                   from admin.sync_log l join admin.run r on r.id = l.run_id
                                   where l.partner = p.key and l.status in ('SUCCEEDED', 'PARTLY_FAILED')
                                     and l.failure is null and r.mode = 'APPLY' and r.scope ->> 'kind' <> 'items'
                                   order by l.requested_at desc, l.run_id desc limit 1) as fresh_at
                                from admin.partner p
                                where p.key = :key and not p.deleted
                                """)
                        .bind("key", key.value())
                        .map(row -> sheet(key, row, syncs))
                        .one())
                .switchIfEmpty(Mono.error(() -> unknown(key)));
    }

    Mono<Void> exists(PartnerKey key) {
        return database.sql("select 1 from admin.partner where key = :key and not deleted")
                .bind("key", key.value())
                .mapValue(Integer.class)
                .one()
                .switchIfEmpty(Mono.error(() -> unknown(key)))
                .then();
    }

    private Mono<List<PartnerSync>> syncs(PartnerKey key) {
        return database.sql(
                        """
                        select %s
                        from (
                          select * from admin.sync_log where partner = :key
                          order by requested_at desc, run_id desc limit :limit) l
                        left join admin.run r on r.id = l.run_id
                        order by l.requested_at desc, l.run_id desc
                        """
                                .formatted(PartnerSync.COLUMNS))
                .bind("key", key.value())
                .bind("limit", SyncBar.SHOWN)
                .map(PartnerSync::of)
                .all()
                .collectList();
    }

    private static PartnerSheet sheet(PartnerKey key, Readable row, List<PartnerSync> syncs) {
        return new PartnerSheet(
                key.value(),
                row.get("name", String.class),
                row.get("shop_domain", String.class),
                List.of(row.get("locations", Long[].class)),
                row.get("mapped", Long.class),
                row.get("failing", Long.class),
                row.get("dismissed", Long.class),
                row.get("fresh_at", Instant.class),
                TokenState.of(
                        kind(row.get("token_kind", String.class)), row.get("token_changed_at", Instant.class), syncs),
                late(key, row),
                syncs);
    }

    private static LateDocument late(PartnerKey key, Readable row) {
        Instant since = row.get("unpublished_since", Instant.class);
        return since == null ? null : new LateDocument(key.value(), since, row.get("unpublished_why", String.class));
    }

    private static Kind kind(String stored) {
        return stored == null ? Kind.NONE : Kind.valueOf(stored.toUpperCase(java.util.Locale.ROOT));
    }

    private static Problem unknown(PartnerKey key) {
        return Problem.notFound("No partner has the key " + key + ".");
    }
}
