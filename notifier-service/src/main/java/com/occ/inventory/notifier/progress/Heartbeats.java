package com.occ.inventory.notifier.progress;

import com.occ.inventory.message.RunChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Keeps the latest heartbeat, and since when it is watched. */
@Repository
class Heartbeats {
    private final DatabaseClient database;
    private final Clock clock;

    Heartbeats(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Void> watch(RunChanged run) {
        return Mono.justOrEmpty(Heartbeat.of(run)).flatMap(heartbeat -> keepLatest(heartbeat)
                .then(heartbeat.synced() ? keepSynced(heartbeat) : Mono.empty()));
    }

    /** By a scheduler's clock that goes fast, a run may have finished tomorrow: for us that is now. */
    private Mono<Void> keepLatest(Heartbeat heartbeat) {
        return database.sql(
                        """
                        insert into notifier.heartbeat as h (run_id, finished_at) values (:runId, least(:finishedAt, :now))
                        on conflict (single) do update set run_id = excluded.run_id, finished_at = excluded.finished_at
                        where h.finished_at < excluded.finished_at
                        """)
                .bind("runId", heartbeat.runId())
                .bind("finishedAt", heartbeat.finishedAt())
                .bind("now", clock.instant())
                .then();
    }

    private Mono<Void> keepSynced(Heartbeat heartbeat) {
        return database.sql(
                        """
                        insert into notifier.synced_run as s (run_id, finished_at) values (:runId, least(:finishedAt, :now))
                        on conflict (single) do update set
                          run_id = excluded.run_id, finished_at = excluded.finished_at, told = false
                        where s.run_id <> excluded.run_id and (s.finished_at < excluded.finished_at or s.finished_at > :now)
                        """)
                .bind("runId", heartbeat.runId())
                .bind("finishedAt", heartbeat.finishedAt())
                .bind("now", clock.instant())
                .then();
    }

    /** When a run last finished, or else when it was first watched whether one does. */
    Mono<Instant> lastSign(Instant now) {
        return notLaterThan(now)
                .then(database.sql(
                                """
                        with first as (
                          insert into notifier.watch as w (since) values (:now)
                          on conflict (single) do update set since = least(w.since, :now) returning since)
                        select greatest(first.since, (select finished_at from notifier.heartbeat)) as sign from first
                        """)
                        .bind("now", now)
                        .mapValue(Instant.class)
                        .one());
    }

    /** A time to come would keep the switch quiet until then. */
    private Mono<Void> notLaterThan(Instant now) {
        return database.sql("update notifier.heartbeat set finished_at = :now where finished_at > :now")
                .bind("now", now)
                .then();
    }

    /** The latest run that synced, when nobody outside knows yet. */
    Mono<UUID> untold() {
        return database.sql("select run_id from notifier.synced_run where not told")
                .mapValue(UUID.class)
                .one();
    }

    Mono<Void> told(UUID runId) {
        return database.sql("update notifier.synced_run set told = true where run_id = :runId")
                .bind("runId", runId)
                .then();
    }
}
