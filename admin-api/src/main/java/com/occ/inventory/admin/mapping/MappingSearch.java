package com.occ.inventory.admin.mapping;

import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.admin.mapping.MappingExport.Position;
import java.util.Locale;
import java.util.OptionalLong;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Finds mappings by a variant's id, a store item's id, or the beginning of a SKU. Each way has its index. */
@Component
class MappingSearch {
    /** Behind every text that begins with another one, in the order of its bytes. */
    private static final String LAST = "\uDBFF\uDFFD";

    private final DatabaseClient database;

    MappingSearch(DatabaseClient database) {
        this.database = database;
    }

    /**
     * In the order of partner and variant, from behind the given position on.
     *
     * @param partner null for all
     */
    Flux<Mapping> find(String partner, String text, Position after, int limit) {
        String wanted = text.strip();
        String sku = wanted.toLowerCase(Locale.ROOT);
        sku = sku.length() > 200 ? sku.substring(0, 200) : sku;
        return database.sql(
                        """
                        with hit as (
                          (select partner_key, variant_id, store_item_id, sku from admin.mapping
                           where variant_id = :variant and (cast(:partner as text) is null or partner_key = :partner)
                             and (partner_key, variant_id) > (:afterPartner, :afterVariant)
                           order by partner_key, variant_id limit :limit)
                          union
                          (select partner_key, variant_id, store_item_id, sku from admin.mapping
                           where store_item_id = :item and (cast(:partner as text) is null or partner_key = :partner)
                             and (partner_key, variant_id) > (:afterPartner, :afterVariant))
                          union
                          (select partner_key, variant_id, store_item_id, sku from admin.mapping
                           where left(lower(sku), 200) collate "C" >= :sku and left(lower(sku), 200) collate "C" < :last
                             and (cast(:partner as text) is null or partner_key = :partner)
                             and (partner_key, variant_id) > (:afterPartner, :afterVariant)
                           order by partner_key, variant_id limit :limit))
                        select * from hit order by partner_key, variant_id limit :limit
                        """)
                .bind("variant", id(wanted, "ProductVariant"))
                .bind("item", id(wanted, "InventoryItem"))
                .bind("sku", sku)
                .bind("last", sku + LAST)
                .bind("partner", nullable(partner, String.class))
                .bind("afterPartner", after.partner())
                .bind("afterVariant", after.variantId())
                .bind("limit", limit)
                .map(Mappings::mapping)
                .all();
    }

    /** No mapping has the id 0. */
    private static long id(String text, String type) {
        OptionalLong id = ShopifyId.parse(text, type);
        return id.orElse(0);
    }
}
