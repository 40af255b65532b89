package com.occ.inventory.admin.token;

import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.OpaqueSecret;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored tokens: of what opens the door only a hash. */
@Component
public class ApiTokens {
    /** How exactly it is known when a token was last used: not every request is worth a write. */
    private static final Duration USED_STEP = Duration.ofMinutes(1);

    private static final String COLUMNS = "id, name, role, made_by, made_at, expires_at, used_at, revoked_at";

    private final DatabaseClient database;
    private final Clock clock;

    ApiTokens(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whose token it is; empty when it is unknown, revoked or too old. */
    public Mono<Actor> find(String token) {
        Instant now = clock.instant();
        return database.sql(
                        "select " + COLUMNS + " from admin.api_token where token_hash = :hash and revoked_at is null")
                .bind("hash", ByteBuffer.wrap(OpaqueSecret.hash(token)))
                .map(TokenView::of)
                .one()
                .filter(found -> !found.expired(now))
                .flatMap(found -> (stale(found, now) ? touch(found.id(), now) : Mono.<Void>empty())
                        .thenReturn(new Actor(Actor.Kind.TOKEN, found.name(), found.role())));
    }

    /** Answers whether the name was free. */
    Mono<Boolean> insert(UUID id, String token, TokenRequest request, String madeBy) {
        return database.sql(
                        """
                        insert into admin.api_token (id, name, role, token_hash, made_by, made_at, expires_at)
                        values (:id, :name, :role, :hash, :by, :now, :expires)
                        on conflict (name) where revoked_at is null do nothing
                        """)
                .bind("id", id)
                .bind("name", request.name())
                .bind("role", request.role().name())
                .bind("hash", ByteBuffer.wrap(OpaqueSecret.hash(token)))
                .bind("by", madeBy)
                .bind("now", clock.instant())
                .bind("expires", nullable(request.expiresAt(), Instant.class))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** What it was before; empty when there is no such token that works. */
    Mono<TokenView> revoke(UUID id) {
        return database.sql(
                        "update admin.api_token set revoked_at = :now where id = :id and revoked_at is null returning "
                                + COLUMNS)
                .bind("now", clock.instant())
                .bind("id", id)
                .map(TokenView::of)
                .one();
    }

    Mono<TokenView> find(UUID id) {
        return database.sql("select " + COLUMNS + " from admin.api_token where id = :id")
                .bind("id", id)
                .map(TokenView::of)
                .one();
    }

    /** Newest first. */
    Flux<TokenView> list(Position after, int limit) {
        return database.sql(
                        "select " + COLUMNS
                                + """
                         from admin.api_token where (made_at, id) < (:at, :id) order by made_at desc, id desc limit :limit
                        """)
                .bind("at", after.madeAt())
                .bind("id", after.id())
                .bind("limit", limit)
                .map(TokenView::of)
                .all();
    }

    private Mono<Void> touch(UUID id, Instant now) {
        return database.sql("update admin.api_token set used_at = greatest(used_at, :now) where id = :id")
                .bind("now", now)
                .bind("id", id)
                .then();
    }

    private static boolean stale(TokenView token, Instant now) {
        return token.usedAt() == null || token.usedAt().plus(USED_STEP).isBefore(now);
    }

    record Position(Instant madeAt, UUID id) {
        static final Position START = new Position(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));
    }
}
