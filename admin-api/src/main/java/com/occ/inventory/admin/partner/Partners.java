package com.occ.inventory.admin.partner;

import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.message.SealedToken;
import com.occ.inventory.messaging.MessageJson;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored partners. A deleted one stays as a tombstone, so that its versions go on where they were. */
@Component
public class Partners {
    private final DatabaseClient database;

    Partners(DatabaseClient database) {
        this.database = database;
    }

    /** Those of the keys that belong to a partner. */
    public Flux<String> existing(Collection<String> keys) {
        return database.sql("select key from admin.partner where key = any(:keys) and not deleted")
                .bind("keys", keys.toArray(String[]::new))
                .mapValue(String.class)
                .all();
    }

    /** The same, and no other transaction changes or deletes them before this one ends. */
    public Flux<String> lock(Collection<String> keys) {
        return database.sql(
                        """
                        select key from admin.partner where key = any(:keys) and not deleted order by key for update
                        """)
                .bind("keys", keys.toArray(String[]::new))
                .mapValue(String.class)
                .all();
    }

    /** To be called in the transaction that changed mappings of these partners. */
    public Mono<Void> raiseVersions(Collection<String> keys) {
        return database.sql("update admin.partner set version = version + 1 where key = any(:keys)")
                .bind("keys", keys.toArray(String[]::new))
                .then();
    }

    /** The versions of these partners, which are locked until this transaction ends. */
    public Mono<Map<String, Long>> lockVersions(Collection<String> keys) {
        return database.sql(
                        """
                        select key, version from admin.partner where key = any(:keys) and not deleted order by key for update
                        """)
                .bind("keys", keys.toArray(String[]::new))
                .map(row -> Map.entry(row.get("key", String.class), row.get("version", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, TreeMap::new);
    }

    /** Keys and names, for people to choose from. */
    public Mono<Map<String, String>> names() {
        return database.sql("select key, name from admin.partner where not deleted order by key limit 2000")
                .map(row -> Map.entry(row.get("key", String.class), row.get("name", String.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, TreeMap::new);
    }

    Flux<PartnerView> list(String after, int limit) {
        return views("p.key > :after order by p.key limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(PartnerView::of)
                .all();
    }

    Mono<PartnerView> find(PartnerKey key) {
        return views("p.key = :key")
                .bind("key", key.value())
                .map(PartnerView::of)
                .one();
    }

    /** As it is stored, and nobody is kept from changing it; empty when there is no such partner. */
    Mono<StoredPartner> stored(PartnerKey key) {
        return stored(key, "and not deleted");
    }

    private Mono<StoredPartner> stored(PartnerKey key, String more) {
        return database.sql(
                        """
                        select name, shop_domain, locations, paused, deleted, sealed_token is not null as has_token
                        from admin.partner where key = :key %s
                        """
                                .formatted(more))
                .bind("key", key.value())
                .map(row -> new StoredPartner(
                        key.value(),
                        row.get("name", String.class),
                        row.get("shop_domain", String.class),
                        List.of(row.get("locations", Long[].class)),
                        row.get("paused", Boolean.class),
                        row.get("deleted", Boolean.class),
                        row.get("has_token", Boolean.class)))
                .one();
    }

    /** Locks the key, known or not; a new one is a tombstone of version 0. */
    Mono<StoredPartner> claim(PartnerKey key) {
        return database.sql("insert into admin.partner (key, deleted) values (:key, true) on conflict do nothing")
                .bind("key", key.value())
                .then()
                .then(stored(key, "for update"));
    }

    /**
     * @param token null when the old one stays
     * @param pauseEpoch null when the pause did not change
     */
    Mono<Void> store(PartnerChange change, SealedToken token, Long pauseEpoch) {
        String sealedToken = token == null ? null : MessageJson.MAPPER.writeValueAsString(token);
        return database.sql(
                        """
                        update admin.partner
                        set name = :name, shop_domain = :shopDomain, locations = :locations, paused = :paused, deleted = false,
                            version = version + 1,
                            pause_epoch = coalesce(:pauseEpoch, pause_epoch),
                            sealed_token = coalesce(cast(:sealedToken as jsonb), sealed_token),
                            token_changed_at = case when cast(:sealedToken as text) is null then token_changed_at else now() end,
                            credentials_version =
                              credentials_version + case when cast(:sealedToken as text) is null then 0 else 1 end
                        where key = :key
                        """)
                .bind("key", change.before().key())
                .bind("name", change.name())
                .bind("shopDomain", change.shopDomain())
                .bind("locations", change.locations().toArray(Long[]::new))
                .bind("paused", change.paused())
                .bind("pauseEpoch", nullable(pauseEpoch, Long.class))
                .bind("sealedToken", nullable(sealedToken, String.class))
                .then();
    }

    Mono<Void> bury(PartnerKey key) {
        return database.sql("delete from admin.mapping where partner_key = :key")
                .bind("key", key.value())
                .then()
                .then(database.sql(
                                """
                                update admin.partner
                                set deleted = true, paused = false, version = version + 1, sealed_token = null,
                                    credentials_version = credentials_version + 1
                                where key = :key
                                """)
                        .bind("key", key.value())
                        .then());
    }

    private DatabaseClient.GenericExecuteSpec views(String condition) {
        return database.sql(
                """
                select p.key, p.name, p.shop_domain, p.locations, p.paused, p.version, p.credentials_version,
                       p.sealed_token is not null as has_token,
                       p.pause_epoch <= c.applied_epoch as pause_applied, p.unpublished_since, p.unpublished_why,
                       (select count(*) from admin.mapping m where m.partner_key = p.key) as mappings
                from admin.partner p cross join admin.control c
                where not p.deleted and %s
                """
                        .formatted(condition));
    }
}
