package com.occ.inventory.fetcher.credentials;

import com.occ.inventory.message.CredentialsChanged;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The newest credentials of each partner. */
@Component
public class CredentialsStore {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final DatabaseClient database;

    CredentialsStore(DatabaseClient database) {
        this.database = database;
    }

    /** An older version, or the same again, changes nothing. */
    Mono<Void> replace(CredentialsChanged changed) {
        return database.sql(
                        """
                        insert into fetcher.credentials as c (partner, version, shop_domain, sealed_token)
                        values (:partner, :version, :shopDomain, :sealedToken)
                        on conflict (partner) do update
                        set version = excluded.version, shop_domain = excluded.shop_domain,
                            sealed_token = excluded.sealed_token, changed_at = now()
                        where c.version < excluded.version
                        """)
                .bind("partner", changed.partner())
                .bind("version", changed.version())
                .bind("shopDomain", changed.shopDomain())
                .bind("sealedToken", Parameters.in(R2dbcType.VARCHAR, changed.sealedToken()))
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

    private Mono<Credentials> of(String partner) {
        return database.sql(
                        """
                        select version, shop_domain, sealed_token from fetcher.credentials where partner = :partner
                        """)
                .bind("partner", partner)
                .map(row -> new Credentials(
                        partner,
                        row.get("version", Long.class),
                        row.get("shop_domain", String.class),
                        row.get("sealed_token", String.class)))
                .one()
                .defaultIfEmpty(Credentials.none(partner));
    }
}
