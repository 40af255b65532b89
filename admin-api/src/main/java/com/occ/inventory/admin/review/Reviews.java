package com.occ.inventory.admin.review;

import static com.occ.inventory.admin.sql.Sql.longs;
import static com.occ.inventory.admin.sql.Sql.texts;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored comparisons, and the queue that is left of each. */
@Component
class Reviews {
    private static final int AT_ONCE = 5_000;

    private final DatabaseClient database;

    Reviews(DatabaseClient database) {
        this.database = database;
    }

    /** @param partnerQuestion which of the partner's catalogues was compared, with which of OCC's */
    record Review(UUID id, UUID partnerQuestion, UUID storeQuestion, Instant comparedAt) {}

    Mono<Review> find(String partner) {
        return find(partner, "");
    }

    /** Nobody compares anew before this transaction ends. */
    Mono<Review> lock(String partner) {
        return find(partner, "for share");
    }

    private Mono<Review> find(String partner, String more) {
        return database.sql(
                        """
                        select id, partner_question, store_question, compared_at from admin.review where partner = :partner %s
                        """
                                .formatted(more))
                .bind("partner", partner)
                .map(row -> new Review(
                        row.get("id", UUID.class),
                        row.get("partner_question", UUID.class),
                        row.get("store_question", UUID.class),
                        row.get("compared_at", Instant.class)))
                .one();
    }

    /** In place of the comparison before. */
    Mono<Void> replace(String partner, Review review, List<Finding> findings) {
        return database.sql("delete from admin.review where partner = :partner")
                .bind("partner", partner)
                .then()
                .then(database.sql(
                                """
                                insert into admin.review (partner, id, partner_question, store_question, compared_at)
                                values (:partner, :id, :partnerQuestion, :storeQuestion, :comparedAt)
                                """)
                        .bind("partner", partner)
                        .bind("id", review.id())
                        .bind("partnerQuestion", review.partnerQuestion())
                        .bind("storeQuestion", review.storeQuestion())
                        .bind("comparedAt", review.comparedAt())
                        .then())
                .thenMany(Flux.fromIterable(findings).buffer(AT_ONCE).concatMap(some -> insert(partner, some)))
                .then();
    }

    private Mono<Void> insert(String partner, List<Finding> findings) {
        return database.sql(
                        """
                        insert into admin.review_item (
                          partner, variant_id, kind, basis, item_id, reason, title, sku, barcode, item_title, item_sku)
                        select :partner, f.*
                        from unnest(:variants, :kinds, :bases, :items, :reasons, :titles, :skus, :barcodes,
                                    :itemTitles, :itemSkus) f
                        """)
                .bind("partner", partner)
                .bind("variants", longs(findings, finding -> finding.variant().variantId()))
                .bind("kinds", texts(findings, finding -> finding.kind().name()))
                .bind(
                        "bases",
                        texts(
                                findings,
                                finding -> finding.basis() == null
                                        ? null
                                        : finding.basis().name()))
                .bind(
                        "items",
                        longs(
                                findings,
                                finding -> finding.item() == null
                                        ? null
                                        : Long.valueOf(finding.item().inventoryItemId())))
                .bind("reasons", texts(findings, Finding::reason))
                .bind("titles", texts(findings, finding -> finding.variant().title()))
                .bind("skus", texts(findings, finding -> finding.variant().sku()))
                .bind("barcodes", texts(findings, finding -> finding.variant().barcode()))
                .bind(
                        "itemTitles",
                        texts(
                                findings,
                                finding -> finding.item() == null
                                        ? null
                                        : finding.item().title()))
                .bind(
                        "itemSkus",
                        texts(
                                findings,
                                finding -> finding.item() == null
                                        ? null
                                        : finding.item().sku()))
                .then();
    }

    Mono<Map<ReviewState, Long>> counts(String partner) {
        return database.sql(
                        "select state, count(*) as n from admin.review_queue where partner = :partner group by state")
                .bind("partner", partner)
                .map(row -> Map.entry(ReviewState.valueOf(row.get("state", String.class)), row.get("n", Long.class)))
                .all()
                .collect(
                        () -> new EnumMap<>(ReviewState.class),
                        (counts, entry) -> counts.put(entry.getKey(), entry.getValue()));
    }

    /** In the order of the variants, from behind the given one on. */
    Flux<ReviewItem> queue(String partner, ReviewState state, long after, int limit) {
        return database.sql(
                        """
                        select * from admin.review_queue
                        where partner = :partner and state = :state and variant_id > :after
                        order by variant_id limit :limit
                        """)
                .bind("partner", partner)
                .bind("state", state.name())
                .bind("after", after)
                .bind("limit", limit)
                .map(Reviews::item)
                .all();
    }

    /** Maps what is proposed: these variants, or all when null. Answers how many. */
    Mono<Long> map(String partner, Collection<Long> variants) {
        return database.sql(
                        """
                        insert into admin.mapping (partner_key, variant_id, store_item_id, sku)
                        select partner, variant_id, item_id, coalesce(sku, '') from admin.review_queue
                        where partner = :partner and state = 'MATCH' and (:all or variant_id = any(:variants))
                        """)
                .bind("partner", partner)
                .bind("all", variants == null)
                .bind("variants", variants == null ? new Long[0] : variants.toArray(Long[]::new))
                .fetch()
                .rowsUpdated();
    }

    /** Of these variants those that are in the queue and not ignored. */
    Mono<Long> ignore(String partner, Collection<Long> variants, String by, Instant now) {
        return database.sql(
                        """
                        insert into admin.review_ignored (partner, variant_id, ignored_by, ignored_at)
                        select partner, variant_id, :by, :now from admin.review_queue
                        where partner = :partner and variant_id = any(:variants) and state <> 'IGNORED'
                        on conflict do nothing
                        """)
                .bind("partner", partner)
                .bind("variants", variants.toArray(Long[]::new))
                .bind("by", by)
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> restore(String partner, Collection<Long> variants) {
        return database.sql("delete from admin.review_ignored where partner = :partner and variant_id = any(:variants)")
                .bind("partner", partner)
                .bind("variants", variants.toArray(Long[]::new))
                .fetch()
                .rowsUpdated();
    }

    private static ReviewItem item(Readable row) {
        return new ReviewItem(
                row.get("variant_id", Long.class),
                ReviewState.valueOf(row.get("state", String.class)),
                row.get("basis", String.class),
                row.get("item_id", Long.class),
                row.get("reason", String.class),
                row.get("title", String.class),
                row.get("sku", String.class),
                row.get("barcode", String.class),
                row.get("item_title", String.class),
                row.get("item_sku", String.class),
                row.get("holder", String.class),
                row.get("holder_variant", Long.class));
    }
}
