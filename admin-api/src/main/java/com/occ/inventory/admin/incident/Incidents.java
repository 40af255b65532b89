package com.occ.inventory.admin.incident;

import static com.occ.inventory.admin.sql.Sql.nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The incidents, as the notifier told them. */
@Component
public class Incidents {
    private static final int MOST_COUNTED = 1_000;
    private static final String SELECT =
            """
            select i.id, i.concern, i.partner, i.cause, i.severity, i.message, i.request_id, i.failed, i.attempted, i.opened,
                   i.opened_at, i.told_at, i.resolved_at, coalesce(nullif(p.name, ''), p.key) as partner_name,
                   m.until, m.reason, m.muted_by
            from (%s) i
            left join admin.partner p on p.key = i.partner and not p.deleted
            left join admin.mute m on m.partner = p.key and m.until > :now and i.resolved_at is null
            """;

    private final DatabaseClient database;
    private final Clock clock;

    Incidents(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    enum State {
        OPEN,
        RESOLVED
    }

    /** The newest comes first, a list goes on behind this one. */
    record Position(Instant at, UUID id) {
        static final Position START = new Position(
                Instant.parse("9999-01-01T00:00:00Z"), UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));
    }

    /** By when they were opened; null leaves a condition out. */
    Flux<IncidentView> list(State state, String partner, Position after, int limit) {
        String open =
                """
                  and (cast(:state as text) is null or (resolved_at is null) = (:state = 'OPEN'))
                """;
        return select(
                        """
                        select * from admin.incident
                        where (opened_at, id) < (:at, :id)
                          and (cast(:partner as text) is null or partner = :partner)
                        """
                                + open
                                + "order by opened_at desc, id desc limit :limit",
                        "opened_at")
                .bind("state", nullable(state))
                .bind("partner", nullable(partner, String.class))
                .bind("at", after.at())
                .bind("id", after.id())
                .bind("limit", limit)
                .map(IncidentView::of)
                .all();
    }

    Flux<IncidentView> open(int limit) {
        return select(
                        "select * from admin.incident where resolved_at is null"
                                + " order by opened_at desc, id desc limit :limit",
                        "opened_at")
                .bind("limit", limit)
                .map(IncidentView::of)
                .all();
    }

    /** By when they were resolved. */
    Flux<IncidentView> past(Position after, int limit) {
        return select(
                        """
                        select * from admin.incident
                        where resolved_at is not null and (resolved_at, id) < (:at, :id)
                        order by resolved_at desc, id desc limit :limit
                        """,
                        "resolved_at")
                .bind("at", after.at())
                .bind("id", after.id())
                .bind("limit", limit)
                .map(IncidentView::of)
                .all();
    }

    /** How many are open, counted up to a thousand. */
    public Mono<Long> open() {
        return database.sql(
                        """
                        select count(*) from (
                          select from admin.incident where resolved_at is null limit :most) counted
                        """)
                .bind("most", MOST_COUNTED)
                .mapValue(Long.class)
                .one();
    }

    private DatabaseClient.GenericExecuteSpec select(String incidents, String order) {
        return database.sql(SELECT.formatted(incidents) + "order by i." + order + " desc, i.id desc")
                .bind("now", clock.instant());
    }
}
