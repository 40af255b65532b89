package com.occ.inventory.admin.mute;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored mutes. They travel with the settings, so each change raises their version. */
@Component
public class Mutes {
    private static final String SELECT =
            """
            select m.partner, coalesce(nullif(p.name, ''), p.key) as partner_name, m.until, m.reason, m.muted_by, m.muted_at
            from admin.mute m join admin.partner p on p.key = m.partner and not p.deleted
            where m.until > :now\s""";

    private final DatabaseClient database;

    Mutes(DatabaseClient database) {
        this.database = database;
    }

    /** Empty when it is not muted now. */
    Mono<Mute> find(String partner, Instant now) {
        return database.sql(SELECT + "and m.partner = :partner")
                .bind("now", now)
                .bind("partner", partner)
                .map(Mute::of)
                .one();
    }

    /** That end first come first. */
    Flux<Mute> list(Instant now, int limit) {
        return database.sql(SELECT + "order by m.until, m.partner limit :limit")
                .bind("now", now)
                .bind("limit", limit)
                .map(Mute::of)
                .all();
    }

    /** Whether there is such a partner, which nobody else mutes or deletes before the end of the transaction. */
    Mono<Boolean> lock(String partner) {
        return database.sql("select true from admin.partner where key = :key and not deleted for update")
                .bind("key", partner)
                .mapValue(Boolean.class)
                .one()
                .defaultIfEmpty(false);
    }

    /** In place of the one that is there. */
    Mono<Void> put(String partner, Instant until, String reason, String by, Instant at) {
        return database.sql(
                        """
                        insert into admin.mute (partner, until, reason, muted_by, muted_at)
                        values (:partner, :until, :reason, :by, :at)
                        on conflict (partner) do update set
                          until = excluded.until, reason = excluded.reason, muted_by = excluded.muted_by,
                          muted_at = excluded.muted_at
                        """)
                .bind("partner", partner)
                .bind("until", until)
                .bind("reason", reason)
                .bind("by", by)
                .bind("at", at)
                .then()
                .then(Mono.defer(this::raiseVersion));
    }

    /** What is not muted stays so. To be called in the transaction that deletes the partner, if that is why. */
    public Mono<Void> forget(String partner) {
        return database.sql("delete from admin.mute where partner = :partner")
                .bind("partner", partner)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows > 0)
                .flatMap(rows -> raiseVersion());
    }

    private Mono<Void> raiseVersion() {
        return database.sql("update admin.settings set version = version + 1").then();
    }
}
