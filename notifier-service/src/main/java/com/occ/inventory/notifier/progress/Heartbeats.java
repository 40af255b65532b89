package com.occ.inventory.notifier.progress;

import com.occ.inventory.message.RunChanged;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Keeps the latest heartbeat. */
@Repository
class Heartbeats {
    private final DatabaseClient database;

    Heartbeats(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> watch(RunChanged run) {
        return Mono.justOrEmpty(Heartbeat.of(run)).flatMap(this::keepLatest);
    }

    private Mono<Void> keepLatest(Heartbeat heartbeat) {
        return database.sql(
                        """
                        insert into notifier.heartbeat as h (run_id, finished_at) values (:runId, :finishedAt)
                        on conflict (single) do update set run_id = excluded.run_id, finished_at = excluded.finished_at
                        where h.finished_at < excluded.finished_at
                        """)
                .bind("runId", heartbeat.runId())
                .bind("finishedAt", heartbeat.finishedAt())
                .then();
    }
}
