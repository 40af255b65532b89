package com.occ.inventory.admin.setup;

import com.occ.inventory.admin.access.OpaqueSecret;
import java.nio.ByteBuffer;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What opens the setup page. Each instance adds its own, and any instance takes any of them, until there is a user. */
@Component
class SetupTokens {
    private static final int MOST = 10;

    private final DatabaseClient database;
    private final Clock clock;

    SetupTokens(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Boolean> opens(String token) {
        return database.sql("select exists (select from admin.setup_token where token_hash = :hash)")
                .bind("hash", ByteBuffer.wrap(OpaqueSecret.hash(token)))
                .mapValue(Boolean.class)
                .one();
    }

    /** The oldest go: they belong to starts whose file nobody has any more. */
    Mono<Void> add(String token) {
        return database.sql(
                        """
                        insert into admin.setup_token (token_hash, made_at) values (:hash, :now) on conflict do nothing
                        """)
                .bind("hash", ByteBuffer.wrap(OpaqueSecret.hash(token)))
                .bind("now", clock.instant())
                .then()
                .then(database.sql(
                                """
                                delete from admin.setup_token where token_hash in (
                                  select token_hash from admin.setup_token order by made_at desc offset :most)
                                """)
                        .bind("most", MOST)
                        .then());
    }

    Mono<Void> clear() {
        return database.sql("delete from admin.setup_token").then();
    }
}
