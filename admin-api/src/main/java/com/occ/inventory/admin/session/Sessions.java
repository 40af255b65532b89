package com.occ.inventory.admin.session;

import com.occ.inventory.admin.access.AccessSettings;
import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.OpaqueSecret;
import com.occ.inventory.admin.access.Role;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The stored sessions. One works while it is used, for as long as its lifetime allows, and while its user's epoch is its own: who
 * changes a role or a password raises that.
 */
@Component
public class Sessions {
    /** How exactly it is known when a session was last used: not every request is worth a write. */
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private static final int SWEPT_AT_ONCE = 100;

    private final DatabaseClient database;
    private final Clock clock;
    private final AccessSettings settings;

    Sessions(DatabaseClient database, Clock clock, AccessSettings settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    /** Whose it is; empty when it is over or never was. */
    public Mono<Actor> find(String id) {
        Instant now = clock.instant();
        return database.sql(
                        """
                        select u.name, u.role, s.seen_at
                        from admin.session s join admin.users u on u.name = s.user_name
                        where s.id_hash = :hash and s.epoch = u.session_epoch and not u.disabled
                          and s.seen_at > :idle and s.started_at > :oldest
                        """)
                .bind("hash", hash(id))
                .bind("idle", now.minus(settings.sessionIdle()))
                .bind("oldest", now.minus(settings.sessionLifetime()))
                .map(row -> new Found(
                        new Actor(row.get("name", String.class), Role.valueOf(row.get("role", String.class))),
                        row.get("seen_at", Instant.class)))
                .one()
                .flatMap(found -> (found.seenAt().plus(SEEN_STEP).isBefore(now) ? touch(id, now) : Mono.<Void>empty())
                        .thenReturn(found.actor()));
    }

    /** Answers the id of a new session. Sessions that are over go as new ones come. */
    Mono<String> open(String userName, int epoch) {
        String id = OpaqueSecret.next();
        Instant now = clock.instant();
        return database.sql(
                        """
                        insert into admin.session (id_hash, user_name, epoch, started_at, seen_at)
                        values (:hash, :user, :epoch, :now, :now)
                        """)
                .bind("hash", hash(id))
                .bind("user", userName)
                .bind("epoch", epoch)
                .bind("now", now)
                .then()
                .then(sweep(now))
                .thenReturn(id);
    }

    Mono<Void> close(String id) {
        return database.sql("delete from admin.session where id_hash = :hash")
                .bind("hash", hash(id))
                .then();
    }

    private Mono<Void> touch(String id, Instant now) {
        return database.sql("update admin.session set seen_at = greatest(seen_at, :now) where id_hash = :hash")
                .bind("now", now)
                .bind("hash", hash(id))
                .then();
    }

    private Mono<Void> sweep(Instant now) {
        return database.sql(
                        """
                        delete from admin.session where id_hash in (
                          select id_hash from admin.session where seen_at <= :idle or started_at <= :oldest
                          limit :most for update skip locked)
                        """)
                .bind("idle", now.minus(settings.sessionIdle()))
                .bind("oldest", now.minus(settings.sessionLifetime()))
                .bind("most", SWEPT_AT_ONCE)
                .then();
    }

    private static ByteBuffer hash(String id) {
        return ByteBuffer.wrap(OpaqueSecret.hash(id));
    }

    private record Found(Actor actor, Instant seenAt) {}
}
