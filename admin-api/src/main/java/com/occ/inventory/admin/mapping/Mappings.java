package com.occ.inventory.admin.mapping;

import static com.occ.inventory.admin.sql.Sql.longs;
import static com.occ.inventory.admin.sql.Sql.texts;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored mappings. */
@Component
public class Mappings {
    /** Keeps a partner's document below the 16 MiB that a broker takes as one message. */
    public static final int MOST_OF_A_PARTNER = 200_000;

    private static final int AT_ONCE = 10_000;

    private final DatabaseClient database;

    Mappings(DatabaseClient database) {
        this.database = database;
    }

    /** Those of the variants that the partner has mapped. */
    public Flux<Long> mappedVariants(String partner, Collection<Long> variantIds) {
        return database.sql(
                        "select variant_id from admin.mapping where partner_key = :partner and variant_id = any(:variants)")
                .bind("partner", partner)
                .bind("variants", variantIds.toArray(Long[]::new))
                .mapValue(Long.class)
                .all();
    }

    Flux<Mapping> of(Collection<String> partners) {
        return database.sql(
                        """
                        select partner_key, variant_id, store_item_id, sku from admin.mapping
                        where partner_key = any(:partners)
                        """)
                .bind("partners", partners.toArray(String[]::new))
                .map(Mappings::mapping)
                .all();
    }

    /** In the order of partner and variant, from behind the given ones on. */
    Flux<Mapping> after(String partner, long variantId, int limit) {
        return database.sql(
                        """
                        select partner_key, variant_id, store_item_id, sku from admin.mapping
                        where (partner_key, variant_id) > (:partner, :variant)
                        order by partner_key, variant_id limit :limit
                        """)
                .bind("partner", partner)
                .bind("variant", variantId)
                .bind("limit", limit)
                .map(Mappings::mapping)
                .all();
    }

    Flux<Mapping> ofOneAfter(String partner, long variantId, int limit) {
        return database.sql(
                        """
                        select partner_key, variant_id, store_item_id, sku from admin.mapping
                        where partner_key = :partner and variant_id > :variant
                        order by variant_id limit :limit
                        """)
                .bind("partner", partner)
                .bind("variant", variantId)
                .bind("limit", limit)
                .map(Mappings::mapping)
                .all();
    }

    Mono<Mapping> find(String partner, long variantId) {
        return database.sql(
                        """
                        select partner_key, variant_id, store_item_id, sku from admin.mapping
                        where partner_key = :partner and variant_id = :variant
                        """)
                .bind("partner", partner)
                .bind("variant", variantId)
                .map(Mappings::mapping)
                .one();
    }

    /** The mapping that uses this store item, whoever's it is. */
    Mono<Mapping> holding(long storeItemId) {
        return database.sql(
                        """
                        select partner_key, variant_id, store_item_id, sku from admin.mapping where store_item_id = :item
                        """)
                .bind("item", storeItemId)
                .map(Mappings::mapping)
                .one();
    }

    public Mono<Long> count(String partner) {
        return database.sql("select count(*) from admin.mapping where partner_key = :partner")
                .bind("partner", partner)
                .mapValue(Long.class)
                .one();
    }

    /** From now to the end of the transaction nobody else changes mappings. */
    public Mono<Void> lock() {
        return database.sql("lock table admin.mapping in share row exclusive mode")
                .then();
    }

    /** The mappings of other partners than these that use one of the store items. */
    Flux<Mapping> usedElsewhere(Collection<String> partners, List<Long> storeItemIds) {
        return Flux.fromIterable(storeItemIds).buffer(AT_ONCE).concatMap(some -> database.sql(
                        """
                                select partner_key, variant_id, store_item_id, sku from admin.mapping
                                where store_item_id = any(:items) and partner_key <> all(:partners)
                                """)
                .bind("items", some.toArray(Long[]::new))
                .bind("partners", partners.toArray(String[]::new))
                .map(Mappings::mapping)
                .all());
    }

    /** Takes away before it adds, so that a store item can go from one variant to another. */
    Mono<Void> apply(MappingDiff diff) {
        return Flux.fromIterable(diff.gone())
                .buffer(AT_ONCE)
                .concatMap(this::remove)
                .thenMany(Flux.fromIterable(diff.fresh()).buffer(AT_ONCE).concatMap(this::add))
                .then();
    }

    private Mono<Void> remove(List<Mapping> mappings) {
        return database.sql(
                        """
                        delete from admin.mapping m using unnest(:partners, :variants) as gone (partner, variant)
                        where m.partner_key = gone.partner and m.variant_id = gone.variant
                        """)
                .bind("partners", texts(mappings, Mapping::partner))
                .bind("variants", longs(mappings, Mapping::variantId))
                .then();
    }

    private Mono<Void> add(List<Mapping> mappings) {
        return database.sql(
                        """
                        insert into admin.mapping (partner_key, variant_id, store_item_id, sku)
                        select * from unnest(:partners, :variants, :items, :skus)
                        """)
                .bind("partners", texts(mappings, Mapping::partner))
                .bind("variants", longs(mappings, Mapping::variantId))
                .bind("items", longs(mappings, Mapping::storeItemId))
                .bind("skus", texts(mappings, Mapping::sku))
                .then();
    }

    static Mapping mapping(Readable row) {
        return new Mapping(
                row.get("partner_key", String.class),
                row.get("variant_id", Long.class),
                row.get("store_item_id", Long.class),
                row.get("sku", String.class));
    }
}
