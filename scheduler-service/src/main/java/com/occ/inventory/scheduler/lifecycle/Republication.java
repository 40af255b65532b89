package com.occ.inventory.scheduler.lifecycle;

import com.occ.inventory.message.HistoryRequested;
import com.occ.inventory.messaging.RejectedMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells the runs of a span again: marks them as not published, a few at a time, and the announcer does the rest as for anything that
 * is behind. Their sequences stay, so that readers who know them already change nothing.
 */
@Component
public class Republication {
    /** With a thousand partners each, as many rows as one statement should change. */
    private static final int RUNS = 20;

    private final DatabaseClient database;
    private final Announcer announcer;

    Republication(DatabaseClient database, Announcer announcer) {
        this.database = database;
        this.announcer = announcer;
    }

    public Mono<Void> take(HistoryRequested request) {
        if (request.from() == null || request.to() == null) {
            throw new RejectedMessage("a request for history says from when to when");
        }
        return batch(request, new Mark(request.from(), new UUID(0, 0)))
                .expand(last -> batch(request, last))
                .then(Mono.fromRunnable(announcer::soon));
    }

    private record Mark(Instant requestedAt, UUID run) {}

    /** Yields the last run that was marked; nothing when there was none. Partners first, as they are announced. */
    private Mono<Mark> batch(HistoryRequested request, Mark after) {
        return runs(request, after).filter(found -> !found.isEmpty()).flatMap(found -> mark(found)
                .thenReturn(found.get(found.size() - 1)));
    }

    private Mono<List<Mark>> runs(HistoryRequested request, Mark after) {
        return database.sql(
                        """
                        select requested_at, run_id from scheduler.run
                        where (requested_at, run_id) > (:at, :run) and requested_at < :to
                        order by requested_at, run_id limit :limit
                        """)
                .bind("at", after.requestedAt())
                .bind("run", after.run())
                .bind("to", request.to())
                .bind("limit", RUNS)
                .map(row -> new Mark(row.get("requested_at", Instant.class), row.get("run_id", UUID.class)))
                .all()
                .collectList();
    }

    private Mono<Void> mark(List<Mark> marks) {
        UUID[] runs = marks.stream().map(Mark::run).toArray(UUID[]::new);
        return database.sql(
                        """
                        update scheduler.partner_sync s set published_sequence = 0
                        from (select run_id, partner from scheduler.partner_sync where run_id = any(:runs)
                              order by run_id, partner for update) mine
                        where s.run_id = mine.run_id and s.partner = mine.partner
                        """)
                .bind("runs", runs)
                .then()
                .then(database.sql(
                                """
                                update scheduler.run set published_sequence = 0
                                where run_id in (
                                  select run_id from scheduler.run where run_id = any(:runs) order by run_id for update)
                                """)
                        .bind("runs", runs)
                        .then());
    }
}
