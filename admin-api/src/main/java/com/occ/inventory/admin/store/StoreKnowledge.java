package com.occ.inventory.admin.store;

import com.occ.inventory.message.CatalogueLine;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is known of stores by earlier answers. */
@Component
public class StoreKnowledge {
    private static final String LINES =
            """
            select l.variant_id, l.item_id, l.sku, l.barcode, l.title, l.tracked
            from admin.catalogue_line l join admin.question q on q.id = l.question and q.reading = l.reading
            where q.id = :question
            """;

    private final Questions questions;
    private final DatabaseClient database;

    StoreKnowledge(Questions questions, DatabaseClient database) {
        this.questions = questions;
        this.database = database;
    }

    /** The newest description of a partner's store at this domain. */
    public Mono<Question> description(String partner, String shopDomain) {
        return questions.newestAnswered(Question.Kind.CONNECTION, partner, shopDomain);
    }

    /** The question for a catalogue that was asked last; null for the OCC store's. */
    public Mono<Question> lastAsked(String partner) {
        return questions.newest(Question.Kind.CATALOGUE, partner);
    }

    /** The newest catalogue that is whole; null for the OCC store's. */
    public Mono<Question> catalogue(String partner) {
        return questions.newestAnswered(Question.Kind.CATALOGUE, partner, null);
    }

    /** All lines of a catalogue. */
    public Flux<CatalogueLine> lines(UUID question) {
        return lines(database.sql(LINES).bind("question", question));
    }

    /** Lines of a catalogue whose SKU or barcode is one of these, or whose inventory item is. */
    public Flux<CatalogueLine> like(UUID question, String text, long itemId, int limit) {
        String key = MatchKey.of(text);
        return lines(database.sql(
                        LINES
                                + """
                                 and (l.item_id = :item
                                   or left(l.sku_key, 200) = left(:key, 200) or left(l.barcode_key, 200) = left(:key, 200))
                                order by l.variant_id limit :limit
                                """)
                .bind("question", question)
                .bind("item", itemId)
                .bind("key", key == null ? "" : key)
                .bind("limit", limit));
    }

    private static Flux<CatalogueLine> lines(DatabaseClient.GenericExecuteSpec statement) {
        return statement
                .map(row -> new CatalogueLine(
                        row.get("variant_id", Long.class),
                        row.get("item_id", Long.class),
                        row.get("sku", String.class),
                        row.get("barcode", String.class),
                        row.get("title", String.class),
                        row.get("tracked", Boolean.class)))
                .all();
    }
}
