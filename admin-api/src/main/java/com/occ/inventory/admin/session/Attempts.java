package com.occ.inventory.admin.session;

import com.occ.inventory.admin.access.OpaqueSecret;
import com.occ.inventory.admin.session.AttemptLimit.Count;
import com.occ.inventory.admin.session.AttemptLimit.Subject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts attempts to sign in. One counts before it is checked, so that many at once are not let through. */
@Component
class Attempts {
    private static final int SWEPT_AT_ONCE = 100;
    private static final int NETWORK_OF_IPV6 = 8;

    private final DatabaseClient database;
    private final Clock clock;

    Attempts(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How long to wait, when there were too many; empty when this attempt may be made. */
    Mono<Optional<Duration>> count(String name, InetSocketAddress from) {
        Instant now = clock.instant();
        return database.sql(
                        """
                        insert into admin.sign_in_attempt as a (subject, attempts, since)
                        select subject, 1, :now from unnest(:subjects) as subject order by subject
                        on conflict (subject) do update set
                          attempts = case when a.since <= :window then 1 else a.attempts + 1 end,
                          since = case when a.since <= :window then :now else a.since end
                        returning subject, attempts, since
                        """)
                .bind("now", now)
                .bind("subjects", new String[] {address(from), name(name)})
                .bind("window", now.minus(AttemptLimit.WINDOW))
                .map(row -> new Count(
                        row.get("subject", String.class).startsWith("name:") ? Subject.NAME : Subject.ADDRESS,
                        row.get("attempts", Integer.class),
                        row.get("since", Instant.class)))
                .all()
                .collectList()
                .flatMap(counts -> sweep(now).thenReturn(AttemptLimit.wait(counts, now)));
    }

    /** What ended well is no reason to lock anybody out. */
    Mono<Void> forgive(String name, InetSocketAddress from) {
        return database.sql("delete from admin.sign_in_attempt where subject = :name")
                .bind("name", name(name))
                .then()
                .then(database.sql(
                                """
                                update admin.sign_in_attempt set attempts = greatest(attempts - 1, 0)
                                where subject = :address
                                """)
                        .bind("address", address(from))
                        .then());
    }

    private Mono<Void> sweep(Instant now) {
        return database.sql(
                        """
                        delete from admin.sign_in_attempt where subject in (
                          select subject from admin.sign_in_attempt where since <= :window limit :most
                          for update skip locked)
                        """)
                .bind("window", now.minus(AttemptLimit.WINDOW))
                .bind("most", SWEPT_AT_ONCE)
                .then();
    }

    private static String name(String name) {
        return "name:" + OpaqueSecret.hashText(name);
    }

    /** Of IPv6 the network: one machine has all addresses in it. */
    private static String address(InetSocketAddress from) {
        InetAddress address = from == null ? null : from.getAddress();
        if (address == null) {
            return "address:unknown";
        }
        byte[] bytes = address.getAddress();
        return "address:"
                + HexFormat.of()
                        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_OF_IPV6) : bytes);
    }
}
