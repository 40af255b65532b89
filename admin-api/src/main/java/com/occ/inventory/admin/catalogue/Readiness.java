package com.occ.inventory.admin.catalogue;

import com.occ.inventory.message.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whether the documents that a request for a run relies on are published. It waits for those that are about to be, and not for one
 * that the broker has refused for a while: for that it would wait for ever.
 */
@Component
public class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NAMED = 100;

    private final DatabaseClient database;
    private final Clock clock;

    Readiness(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param catalogue sum of the versions that are published: whoever has as much has all that can be had
     * @param coming some partners of the scope whose document is about to be published
     * @param outdated some partners of the scope whose document cannot be: the run goes on with what is known of them
     */
    public record Ready(long catalogue, List<String> coming, List<String> outdated) {}

    public Mono<Ready> of(Scope scope) {
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
                .bind("before", clock.instant().minus(PATIENCE))
                .map(row -> new Ready(
                        row.get("catalogue", Long.class),
                        some(row.get("coming", String[].class)),
                        some(row.get("outdated", String[].class))))
                .one();
    }

    private static List<String> some(String[] keys) {
        return Arrays.stream(keys).limit(NAMED).toList();
    }

    private static List<String> keys(Scope scope) {
        if (scope instanceof Scope.Partners partners) {
            return List.copyOf(partners.keys());
        }
        return scope instanceof Scope.Items items ? List.of(items.partner()) : List.of();
    }
}
