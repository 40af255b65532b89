package com.occ.inventory.admin.store;

import static com.occ.inventory.admin.sql.Sql.json;
import static com.occ.inventory.admin.sql.Sql.longs;
import static com.occ.inventory.admin.sql.Sql.nullable;
import static com.occ.inventory.admin.sql.Sql.texts;

import com.occ.inventory.message.CatalogueLine;
import com.occ.inventory.message.StoreCatalogue;
import com.occ.inventory.message.StoreDescribed;
import java.time.Clock;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Stores answers. Each part counts once, however often it comes; the first good answer to a question stays. */
@Component
class StoreAnswers {
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Clock clock;

    StoreAnswers(DatabaseClient database, TransactionalOperator transaction, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Void> described(StoreDescribed answer) {
        return database.sql(
                        """
                        update admin.question
                        set answered_at = :now, begun_at = coalesce(begun_at, :now), description = cast(:description as jsonb),
                            failure = cast(:failure as jsonb)
                        where id = :id and kind = 'CONNECTION' and answered_at is null
                        """)
                .bind("id", answer.questionId())
                .bind("now", clock.instant())
                .bind("description", json(answer))
                .bind("failure", nullable(answer.failure() == null ? null : json(answer.failure()), String.class))
                .then();
    }

    /** The question's row is locked, so parts that come side by side see each other. */
    Mono<Void> catalogue(StoreCatalogue part) {
        return database.sql(
                        """
                        update admin.question set begun_at = coalesce(begun_at, :now)
                        where id = :id and kind = 'CATALOGUE' and (answered_at is null or failure is not null) returning id
                        """)
                .bind("id", part.questionId())
                .bind("now", clock.instant())
                .fetch()
                .one()
                .flatMap(open -> part.failure() == null ? add(part) : fail(part))
                .as(transaction::transactional)
                .then();
    }

    /** Until another reading of the same question is whole. */
    private Mono<Boolean> fail(StoreCatalogue part) {
        return database.sql(
                        """
                        update admin.question set answered_at = :now, failure = cast(:failure as jsonb) where id = :id
                        """)
                .bind("id", part.questionId())
                .bind("now", clock.instant())
                .bind("failure", json(part.failure()))
                .then()
                .thenReturn(true);
    }

    private Mono<Boolean> add(StoreCatalogue part) {
        return database.sql(
                        """
                        insert into admin.catalogue_part (question, reading, part, last)
                        values (:question, :reading, :part, :last) on conflict do nothing
                        """)
                .bind("question", part.questionId())
                .bind("reading", part.reading())
                .bind("part", part.part())
                .bind("last", part.last())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows > 0)
                .flatMap(fresh -> lines(part).then(finish(part)).thenReturn(true));
    }

    private Mono<Void> lines(StoreCatalogue part) {
        List<CatalogueLine> lines = part.lines();
        return lines.isEmpty()
                ? Mono.empty()
                : database.sql(
                                """
                                insert into admin.catalogue_line (
                                  question, reading, variant_id, item_id, sku, barcode, title, tracked, sku_key, barcode_key)
                                select :question, :reading, l.*
                                from unnest(:variants, :items, :skus, :barcodes, :titles, :tracked, :skuKeys, :barcodeKeys) l
                                on conflict do nothing
                                """)
                        .bind("question", part.questionId())
                        .bind("reading", part.reading())
                        .bind("variants", longs(lines, CatalogueLine::variantId))
                        .bind("items", longs(lines, CatalogueLine::inventoryItemId))
                        .bind("skus", texts(lines, line -> clean(line.sku())))
                        .bind("barcodes", texts(lines, line -> clean(line.barcode())))
                        .bind("titles", texts(lines, line -> line.title() == null ? "" : clean(line.title())))
                        .bind(
                                "tracked",
                                lines.stream().map(CatalogueLine::tracked).toArray(Boolean[]::new))
                        .bind("skuKeys", texts(lines, line -> MatchKey.of(line.sku())))
                        .bind("barcodeKeys", texts(lines, line -> MatchKey.of(line.barcode())))
                        .then();
    }

    /** PostgreSQL takes every character but this one. */
    private static String clean(String text) {
        return text == null ? null : text.replace("\0", "");
    }

    /** Whole when the last part is there and as many before it; part 0 is one of them. */
    private Mono<Void> finish(StoreCatalogue part) {
        return database.sql(
                        """
                        update admin.question q
                        set lines = r.lines,
                            reading = case when r.whole then :reading end,
                            answered_at = case when r.whole then cast(:now as timestamptz) else q.answered_at end,
                            failure = case when r.whole then null else q.failure end
                        from (
                          select coalesce(count(*) = max(part) filter (where last) + 1, false) as whole,
                                 (select count(*) from admin.catalogue_line where question = :id and reading = :reading) as lines
                          from admin.catalogue_part where question = :id and reading = :reading) r
                        where q.id = :id
                        """)
                .bind("id", part.questionId())
                .bind("reading", part.reading())
                .bind("now", clock.instant())
                .then();
    }
}
