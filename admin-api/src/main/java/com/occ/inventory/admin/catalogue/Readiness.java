package com.occ.inventory.admin.catalogue;

import com.occ.inventory.message.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whether the documents that a request for a run relies on are published. It waits for those that are about to be, and not for one
 * that the broker has refused for a while, or that is still not published when the request itself is old and it is tried once more:
 * for those it would wait for ever. While the broker is away that does no harm, since the request cannot be published either.
 */
@Component
public class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NAMED = 100;

    private final DatabaseClient database;
    private final Clock clock;
    private final Catalogue documents;

    Readiness(DatabaseClient database, Clock clock, Catalogue documents) {
        this.database = database;
        this.clock = clock;
        this.documents = documents;
    }

    /**
     * @param catalogue sum of the versions that are published: whoever has as much has all that can be had
     * @param coming partners of the scope whose document is about to be published
     * @param outdated some partners of the scope whose document cannot be: the run goes on with what is known of them
     */
    public record Ready(long catalogue, List<String> coming, List<String> outdated) {
        private Ready waitingForNone() {
            return new Ready(catalogue, List.of(), some(Stream.concat(outdated.stream(), coming.stream())));
        }
    }

    /** @param askedAt when the request was made that waits for them */
    public Mono<Ready> of(Scope scope, Instant askedAt) {
        Instant before = clock.instant().minus(PATIENCE);
        Mono<Ready> ready = ready(scope, before);
        return ready.flatMap(first -> first.coming().isEmpty() || !askedAt.isBefore(before)
                ? Mono.just(first)
                : documents.tryOnce(first.coming()).then(ready).map(Ready::waitingForNone));
    }

    private Mono<Ready> ready(Scope scope, Instant before) {
        return database.sql(
                        """
                        select coalesce(sum(published_version), 0)::bigint as catalogue,
                          coalesce(array_agg(key order by key) filter (where behind and not refused), '{}') as coming,
                          coalesce(array_agg(key order by key) filter (where behind and refused), '{}') as outdated
                        from (
                          select key, published_version,
                            published_version < version and (cast(:all as boolean) or key = any(:keys)) as behind,
                            coalesce(unpublished_since < :before, false) as refused
                          from admin.partner) p
                        """)
                .bind("all", scope instanceof Scope.All)
                .bind("keys", keys(scope).toArray(String[]::new))
                .bind("before", before)
                .map(row -> new Ready(
                        row.get("catalogue", Long.class),
                        List.of(row.get("coming", String[].class)),
                        some(Stream.of(row.get("outdated", String[].class)))))
                .one();
    }

    private static List<String> some(Stream<String> keys) {
        return keys.limit(NAMED).toList();
    }

    private static List<String> keys(Scope scope) {
        if (scope instanceof Scope.Partners partners) {
            return List.copyOf(partners.keys());
        }
        return scope instanceof Scope.Items items ? List.of(items.partner()) : List.of();
    }
}
