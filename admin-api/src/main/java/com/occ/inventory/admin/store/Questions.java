package com.occ.inventory.admin.store;

import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.message.QuestionFailure;
import com.occ.inventory.message.StoreDescribed;
import com.occ.inventory.messaging.MessageJson;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored questions. Of each kind and store the newest good answer is kept, and what was asked since. */
@Component
class Questions {
    private static final String COLUMNS =
            """
            id, kind, partner, asked_by, asked_at, not_after, begun_at, answered_at, lines,
            cast(description as text) as description, cast(failure as text) as failure
            """;

    private final DatabaseClient database;

    Questions(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> store(Question question, String shopDomain) {
        return forget(question)
                .then(database.sql(
                                """
                        insert into admin.question (id, kind, partner, shop_domain, asked_by, asked_at, not_after)
                        values (:id, :kind, :partner, :shopDomain, :askedBy, :askedAt, :notAfter)
                        """)
                        .bind("id", question.id())
                        .bind("kind", question.kind().name())
                        .bind("partner", nullable(question.partner(), String.class))
                        .bind("shopDomain", nullable(shopDomain, String.class))
                        .bind("askedBy", question.askedBy())
                        .bind("askedAt", question.askedAt())
                        .bind("notAfter", question.notAfter())
                        .then());
    }

    /** What a newer good answer has replaced, and what was asked of stores that then became nobody's. */
    private Mono<Void> forget(Question next) {
        return database.sql(
                        """
                        delete from admin.question q
                        where q.not_after < :now and (
                          q.kind = :kind and q.partner is not distinct from :partner and q.asked_at < (
                            select max(n.asked_at) from admin.question n
                            where n.kind = :kind and n.partner is not distinct from :partner
                              and n.answered_at is not null and n.failure is null)
                          or q.partner is not null and not exists (
                            select 1 from admin.partner p where p.key = q.partner and not p.deleted))
                        """)
                .bind("now", next.askedAt())
                .bind("kind", next.kind().name())
                .bind("partner", nullable(next.partner(), String.class))
                .then();
    }

    Mono<Question> find(UUID id) {
        return database.sql("select " + COLUMNS + " from admin.question where id = :id")
                .bind("id", id)
                .map(Questions::question)
                .one();
    }

    /** The one that was asked last, whatever became of it. */
    Mono<Question> newest(Question.Kind kind, String partner) {
        return database.sql(
                        "select " + COLUMNS
                                + """
                        from admin.question where kind = :kind and partner is not distinct from :partner
                        order by asked_at desc limit 1
                        """)
                .bind("kind", kind.name())
                .bind("partner", nullable(partner, String.class))
                .map(Questions::question)
                .one();
    }

    /** The newest that was answered, and that is about this shop domain; null for any. */
    Mono<Question> newestAnswered(Question.Kind kind, String partner, String shopDomain) {
        return database.sql(
                        "select " + COLUMNS
                                + """
                        from admin.question
                        where kind = :kind and partner is not distinct from :partner and answered_at is not null
                          and failure is null and (cast(:shopDomain as text) is null or shop_domain = :shopDomain)
                        order by asked_at desc limit 1
                        """)
                .bind("kind", kind.name())
                .bind("partner", nullable(partner, String.class))
                .bind("shopDomain", nullable(shopDomain, String.class))
                .map(Questions::question)
                .one();
    }

    /** Changes nothing but tells open pages to look again, if nobody has answered by now. */
    Mono<Void> lookAgain(UUID id) {
        return database.sql("update admin.question set lines = lines where id = :id and answered_at is null")
                .bind("id", id)
                .then();
    }

    private static Question question(Readable row) {
        return new Question(
                row.get("id", UUID.class),
                Question.Kind.valueOf(row.get("kind", String.class)),
                row.get("partner", String.class),
                row.get("asked_by", String.class),
                row.get("asked_at", Instant.class),
                row.get("not_after", Instant.class),
                row.get("begun_at", Instant.class),
                row.get("answered_at", Instant.class),
                row.get("lines", Integer.class),
                read(row.get("description", String.class), StoreDescribed.class),
                read(row.get("failure", String.class), QuestionFailure.class));
    }

    private static <T> T read(String json, Class<T> type) {
        return json == null ? null : MessageJson.MAPPER.readValue(json, type);
    }
}
