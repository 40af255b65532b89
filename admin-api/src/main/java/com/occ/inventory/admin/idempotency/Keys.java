package com.occ.inventory.admin.idempotency;

import static com.occ.inventory.admin.sql.Sql.nullable;

import com.occ.inventory.admin.AdminSettings;
import com.occ.inventory.admin.idempotency.Claim.Answer;
import com.occ.inventory.secret.TokenCipher;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The keys of the last day, for all instances. Answers are sealed: there may be a secret in one that is shown once. */
@Component
class Keys {
    static final Duration KEPT = Duration.ofHours(24);
    /** By then whoever had it has answered or is no more. */
    static final Duration ABANDONED = Duration.ofMinutes(1);

    private static final int BATCH = 1_000;

    private final DatabaseClient database;
    private final TokenCipher cipher;
    private final Clock clock;

    Keys(DatabaseClient database, AdminSettings settings, Clock clock) {
        this.database = database;
        this.cipher = settings.cipher();
        this.clock = clock;
    }

    /** The insert decides who of many gets it; who does not looks what became of it, and tries again when it was given back. */
    Mono<Claim> claim(KeyedRequest request) {
        return take(request)
                .cast(Claim.class)
                .switchIfEmpty(Mono.defer(() -> look(request)))
                .repeatWhenEmpty(5, again -> again)
                .onErrorReturn(IllegalStateException.class, new Claim.Busy());
    }

    private Mono<Claim.Ours> take(KeyedRequest request) {
        // As exact as the database keeps it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.sql(
                        """
                        insert into admin.idempotency_key as k (actor, key, request_hash, creates, created_at, claimed_at)
                        values (:actor, :key, decode(:hash, 'hex'), :creates, :now, :now)
                        on conflict (actor, key) do update set
                          request_hash = excluded.request_hash,
                          creates = case when k.created_at <= :expired then excluded.creates else k.creates end,
                          created_at = case when k.created_at <= :expired then :now else k.created_at end,
                          claimed_at = :now, status = null, location = null, content_type = null, sealed_body = null
                        where k.created_at <= :expired
                          or k.status is null and k.claimed_at <= :abandoned and k.request_hash = excluded.request_hash
                        returning creates
                        """)
                .bind("actor", request.actor())
                .bind("key", request.key())
                .bind("hash", request.hash())
                .bind("creates", UUID.randomUUID())
                .bind("now", now)
                .bind("expired", now.minus(KEPT))
                .bind("abandoned", now.minus(ABANDONED))
                .mapValue(UUID.class)
                .one()
                .map(creates -> new Claim.Ours(creates, now));
    }

    private Mono<Claim> look(KeyedRequest request) {
        return database.sql(
                        """
                        select encode(request_hash, 'hex') = :hash as same, status, location, content_type, sealed_body
                        from admin.idempotency_key where actor = :actor and key = :key
                        """)
                .bind("actor", request.actor())
                .bind("key", request.key())
                .bind("hash", request.hash())
                .map((Readable row) -> known(row, request))
                .one();
    }

    private Claim known(Readable row, KeyedRequest request) {
        if (!row.get("same", Boolean.class)) {
            return new Claim.Taken();
        }
        Integer status = row.get("status", Integer.class);
        return status == null
                ? new Claim.Busy()
                : new Claim.Answered(new Answer(
                        status,
                        row.get("location", String.class),
                        row.get("content_type", String.class),
                        cipher.open(row.get("sealed_body", String.class), request.actor(), request.key())
                                .getBytes(StandardCharsets.ISO_8859_1)));
    }

    Mono<Void> answered(KeyedRequest request, Answer answer) {
        // Latin-1 has a character for every byte.
        String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
        return database.sql(
                        """
                        update admin.idempotency_key
                        set status = :status, location = :location, content_type = :contentType, sealed_body = :body
                        where actor = :actor and key = :key and status is null and request_hash = decode(:hash, 'hex')
                        """)
                .bind("status", answer.status())
                .bind("location", nullable(answer.location(), String.class))
                .bind("contentType", nullable(answer.contentType(), String.class))
                .bind("body", cipher.seal(body, request.actor(), request.key()))
                .bind("actor", request.actor())
                .bind("key", request.key())
                .bind("hash", request.hash())
                .then();
    }

    /** Nothing came of it, so the key may be used again. */
    Mono<Void> giveBack(KeyedRequest request, Claim.Ours claim) {
        return database.sql(
                        """
                        delete from admin.idempotency_key
                        where actor = :actor and key = :key and status is null and claimed_at = :at
                        """)
                .bind("actor", request.actor())
                .bind("key", request.key())
                .bind("at", claim.at())
                .then();
    }

    /** Answers how many of a batch were old enough. */
    Mono<Long> forgetSome() {
        return database.sql(
                        """
                        delete from admin.idempotency_key where (actor, key) in (
                          select actor, key from admin.idempotency_key where created_at <= :expired
                          order by created_at limit :batch)
                        """)
                .bind("expired", clock.instant().minus(KEPT))
                .bind("batch", BATCH)
                .fetch()
                .rowsUpdated();
    }

    /** All that is old, a batch at a time. */
    Mono<Long> forgetOld() {
        return forgetSome()
                .expand(forgotten -> forgotten < BATCH ? Mono.empty() : forgetSome())
                .reduce(0L, Long::sum);
    }
}
