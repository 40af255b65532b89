package com.occ.inventory.admin.deadletter;

import static com.occ.inventory.admin.sql.Sql.json;
import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.admin.deadletter.DeadLetter.State;
import com.occ.inventory.admin.deadletter.DeadLetter.Stored;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.messaging.MessageJson;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;

/** The stored dead letters. */
@Component
class DeadLetters {
    private static final TypeReference<Map<String, Object>> HEADERS = new TypeReference<>() {};
    private static final String COLUMNS =
            """
            id, queue, message_id, type, cause, headers::text as headers, body, arrived_at, state, settled_at, settled_by
            """;

    private final DatabaseClient database;

    DeadLetters(DatabaseClient database) {
        this.database = database;
    }

    /** Stored once however often it is delivered; one that was replayed and comes back is open again. */
    Mono<Void> store(DeadLetter letter, Instant now) {
        return database.sql(
                        """
                        insert into admin.dead_letter as d (queue, message_id, type, cause, headers, body, arrived_at)
                        values (:queue, :messageId, :type, :cause, cast(:headers as jsonb), :body, :now)
                        on conflict (queue, message_id) do update set
                          cause = excluded.cause, headers = excluded.headers, arrived_at = excluded.arrived_at,
                          state = 'OPEN', settled_at = null, settled_by = null
                        where d.state in ('REPLAYING', 'REPLAYED')
                        """)
                .bind("queue", letter.queue())
                .bind("messageId", letter.messageId())
                .bind("type", nullable(letter.type(), String.class))
                .bind("cause", nullable(letter.cause(), String.class))
                .bind("headers", json(letter.headers()))
                .bind("body", letter.body())
                .bind("now", now)
                .then();
    }

    /** The newest first, from below the given id on, without bodies; null leaves a condition out. */
    Flux<Stored> list(State state, String queue, long below, int limit) {
        return database.sql(
                        "select " + COLUMNS.replace("body,", "''::bytea as body,")
                                + """
                        from admin.dead_letter
                        where id < :below
                          and (cast(:state as text) is null or state = :state)
                          and (cast(:queue as text) is null or queue = :queue)
                        order by id desc limit :limit
                        """)
                .bind("below", below)
                .bind("state", nullable(state))
                .bind("queue", nullable(queue, String.class))
                .bind("limit", limit)
                .map(DeadLetters::stored)
                .all();
    }

    Mono<Stored> find(long id) {
        return database.sql("select " + COLUMNS + " from admin.dead_letter where id = :id")
                .bind("id", id)
                .map(DeadLetters::stored)
                .one();
    }

    /** By the id as a caller wrote it. */
    Mono<Stored> require(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw Problem.badRequest("A dead letter's id is a number, not '" + id + "'.");
        }
        return find(Long.parseLong(id))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("There is no dead letter " + id + ".")));
    }

    /** Answers whether the letter was still open. */
    Mono<Boolean> settle(long id, State state, String by, Instant now) {
        return database.sql(
                        """
                        update admin.dead_letter set state = :state, settled_at = :now, settled_by = :by
                        where id = :id and state in ('OPEN', 'REPLAYING')
                        """)
                .bind("id", id)
                .bind("state", state.name())
                .bind("now", now)
                .bind("by", by)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Settles the oldest open ones of a queue; others that do the same at this moment take others. Answers those it took. */
    Flux<Stored> settleOldest(Some some, State state, String by, Instant now) {
        return database.sql(
                        """
                        update admin.dead_letter set state = :state, settled_at = :now, settled_by = :by
                        where id in (
                          select id from admin.dead_letter
                          where queue = :queue and state in ('OPEN', 'REPLAYING') and id > :above and id <= :upTo
                          order by id limit :limit for update skip locked)
                        returning
                        """
                                + COLUMNS)
                .bind("state", state.name())
                .bind("now", now)
                .bind("by", by)
                .bind("queue", some.queue())
                .bind("above", some.above())
                .bind("upTo", some.upTo())
                .bind("limit", some.limit())
                .map(DeadLetters::stored)
                .all();
    }

    /** Some letters of a queue, by their ids, which grow with time. */
    record Some(String queue, long above, long upTo, int limit) {}

    /** The open ones of a queue, up to the newest that is there now. */
    Mono<Open> open(String queue, long upTo) {
        return database.sql(
                        """
                        select count(*) as count, coalesce(max(id), 0) as newest from (
                          select id from admin.dead_letter
                          where queue = :queue and state in ('OPEN', 'REPLAYING') and id <= :upTo
                          order by id limit :most) counted
                        """)
                .bind("queue", queue)
                .bind("upTo", upTo)
                .bind("most", DeadLetterCounts.MOST)
                .map((Readable row) -> new Open(row.get("count", Long.class), row.get("newest", Long.class)))
                .one();
    }

    /** @param newest the highest id that was counted */
    public record Open(long count, long newest) {}

    Mono<Long> openAbove(String queue, long above, long upTo) {
        return database.sql(
                        """
                        select count(*) from (
                          select from admin.dead_letter
                          where queue = :queue and state in ('OPEN', 'REPLAYING') and id > :above and id <= :upTo
                          limit :most) counted
                        """)
                .bind("queue", queue)
                .bind("above", above)
                .bind("upTo", upTo)
                .bind("most", DeadLetterCounts.MOST)
                .mapValue(Long.class)
                .one();
    }

    /** Unless one came back in the meantime. */
    Mono<Void> replayed(Collection<Long> ids) {
        return database.sql(
                        "update admin.dead_letter set state = 'REPLAYED' where id = any(:ids) and state = 'REPLAYING'")
                .bind("ids", ids.toArray(Long[]::new))
                .then();
    }

    private static Stored stored(Readable row) {
        return new Stored(
                row.get("id", Long.class),
                new DeadLetter(
                        row.get("queue", String.class),
                        row.get("message_id", String.class),
                        row.get("type", String.class),
                        row.get("cause", String.class),
                        MessageJson.MAPPER.readValue(row.get("headers", String.class), HEADERS),
                        row.get("body", byte[].class)),
                row.get("arrived_at", Instant.class),
                State.valueOf(row.get("state", String.class)),
                row.get("settled_at", Instant.class),
                row.get("settled_by", String.class));
    }
}
