package com.occ.inventory.fetcher.credentials;

import com.occ.inventory.fetcher.credentials.Credentials.Renewal;
import com.occ.inventory.message.CredentialsChanged;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The newest credentials of each partner: as a person entered them, or as they were replaced since. */
@Component
public class CredentialsStore {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final String SELECT =
            """
            select version, shop_domain, sealed_token, renew_at, sealed_refresh_token, refresh_expires_at, client_id,
              sealed_client_secret
            from fetcher.credentials where partner = :partner
            """;

    private final DatabaseClient database;

    CredentialsStore(DatabaseClient database) {
        this.database = database;
    }

    /** An older version, or the same again, changes nothing: the tokens may have been replaced since it was entered. */
    Mono<Void> replace(CredentialsChanged changed) {
        Credentials entered = Credentials.entered(changed);
        GenericExecuteSpec insert = database.sql(
                        """
                        insert into fetcher.credentials as c (partner, version, shop_domain, sealed_token, renew_at,
                            sealed_refresh_token, refresh_expires_at, client_id, sealed_client_secret)
                        values (:partner, :version, :shopDomain, :sealedToken, :renewAt,
                            :sealedRefreshToken, :refreshExpiresAt, :clientId, :sealedClientSecret)
                        on conflict (partner) do update
                        set version = excluded.version, shop_domain = excluded.shop_domain,
                            sealed_token = excluded.sealed_token, renew_at = excluded.renew_at,
                            sealed_refresh_token = excluded.sealed_refresh_token,
                            refresh_expires_at = excluded.refresh_expires_at, client_id = excluded.client_id,
                            sealed_client_secret = excluded.sealed_client_secret, changed_at = now()
                        where c.version < excluded.version
                        """)
                .bind("version", entered.version())
                .bind("shopDomain", entered.shopDomain());
        Renewal renewal = entered.renewal();
        return tokens(insert, entered)
                .bind("clientId", text(renewal == null ? null : renewal.clientId()))
                .bind("sealedClientSecret", text(renewal == null ? null : renewal.sealedClientSecret()))
                .then();
    }

    /** The partner's credentials; waits at most so long for a version that is still on its way, then answers with what is there. */
    public Mono<Credentials> atLeast(long version, String partner, Duration patience) {
        long looks = patience.dividedBy(LOOK_EVERY);
        return of(partner)
                .filter(found -> found.version() >= version)
                .repeatWhenEmpty((int) looks + 1, empty -> empty.take(looks).delayElements(LOOK_EVERY))
                .switchIfEmpty(of(partner));
    }

    Mono<Credentials> of(String partner) {
        return found(SELECT, partner).defaultIfEmpty(Credentials.none(partner));
    }

    /** The same, and nobody else replaces them before this transaction ends; empty while somebody else does. */
    Mono<Credentials> claim(String partner) {
        return found(SELECT + "for update skip locked", partner);
    }

    /** To be called in the transaction that claimed them. */
    Mono<Void> rotate(Credentials rotated) {
        return tokens(
                        database.sql(
                                """
                                update fetcher.credentials
                                set sealed_token = :sealedToken, renew_at = :renewAt,
                                    sealed_refresh_token = :sealedRefreshToken, refresh_expires_at = :refreshExpiresAt,
                                    changed_at = now()
                                where partner = :partner
                                """),
                        rotated)
                .then();
    }

    private static GenericExecuteSpec tokens(GenericExecuteSpec statement, Credentials credentials) {
        Renewal renewal = credentials.renewal();
        return statement
                .bind("partner", credentials.partner())
                .bind("sealedToken", text(credentials.sealedToken()))
                .bind("renewAt", time(renewal == null ? null : renewal.renewAt()))
                .bind("sealedRefreshToken", text(renewal == null ? null : renewal.sealedRefreshToken()))
                .bind("refreshExpiresAt", time(renewal == null ? null : renewal.refreshExpiresAt()));
    }

    private Mono<Credentials> found(String query, String partner) {
        return database.sql(query)
                .bind("partner", partner)
                .map(row -> new Credentials(
                        partner,
                        row.get("version", Long.class),
                        row.get("shop_domain", String.class),
                        row.get("sealed_token", String.class),
                        renewal(row)))
                .one();
    }

    private static Renewal renewal(Readable row) {
        String refreshToken = row.get("sealed_refresh_token", String.class);
        return refreshToken == null
                ? null
                : new Renewal(
                        row.get("renew_at", Instant.class),
                        refreshToken,
                        row.get("refresh_expires_at", Instant.class),
                        row.get("client_id", String.class),
                        row.get("sealed_client_secret", String.class));
    }

    private static io.r2dbc.spi.Parameter text(String value) {
        return Parameters.in(R2dbcType.VARCHAR, value);
    }

    private static io.r2dbc.spi.Parameter time(Instant value) {
        return Parameters.in(
                R2dbcType.TIMESTAMP_WITH_TIME_ZONE,
                value == null ? null : OffsetDateTime.ofInstant(value, ZoneOffset.UTC));
    }
}
