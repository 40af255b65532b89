package com.occ.inventory.admin.system;

import static com.occ.inventory.admin.sql.Sql.longs;
import static com.occ.inventory.admin.sql.Sql.nullable;
import static com.occ.inventory.admin.sql.Sql.texts;

import com.occ.inventory.message.ServiceAlive;
import com.occ.inventory.message.ServiceAlive.QueueAge;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was last heard of each process, and of the queues that it reads. The newest counts, in whatever order it comes. */
@Component
class Heard {
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final int MOST_SHOWN = 200;

    private final DatabaseClient database;
    private final Clock clock;

    Heard(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A clock that is ahead of ours does not make a service look alive after its end. */
    Mono<Void> alive(ServiceAlive event) {
        Instant now = clock.instant();
        return database.sql(
                        """
                        with seen as (
                          insert into admin.service_instance as i (
                            service, instance, started_at, seen_at, version, interval_millis)
                          values (:service, :instance, :startedAt, :seenAt, :version, :interval)
                          on conflict (service, instance) do update set
                            started_at = excluded.started_at, seen_at = excluded.seen_at,
                            version = excluded.version, interval_millis = excluded.interval_millis
                          where i.seen_at < excluded.seen_at
                        ), forgotten as (
                          delete from admin.service_instance
                          where seen_at < :forgotten and (service, instance) <> (:service, :instance)
                        )
                        insert into admin.queue_age as q (queue, age_millis, taken_at)
                        select queue, age, to_timestamp(at / 1000.0)
                        from unnest(:queues::text[], :ages::bigint[], :at::bigint[]) as taken (queue, age, at)
                        on conflict (queue) do update set
                          age_millis = excluded.age_millis, taken_at = excluded.taken_at
                        where q.taken_at < excluded.taken_at
                        """)
                .bind("service", event.service())
                .bind("instance", event.instance())
                .bind("startedAt", event.startedAt())
                .bind("seenAt", event.at().isAfter(now) ? now : event.at())
                .bind("version", nullable(event.version(), String.class))
                .bind("interval", event.intervalMillis())
                .bind("forgotten", now.minus(REMEMBERED))
                .bind("queues", texts(event.queues(), QueueAge::queue))
                .bind("ages", longs(event.queues(), QueueAge::ageMillis))
                .bind("at", longs(event.queues(), age -> age.at().toEpochMilli()))
                .then();
    }

    record Process(
            String service, String instance, Instant startedAt, Instant seenAt, String version, Duration interval) {}

    Flux<Process> processes() {
        return database.sql(
                        """
                        select service, instance, started_at, seen_at, version, interval_millis
                        from admin.service_instance where seen_at >= :forgotten
                        order by seen_at desc, instance limit :limit
                        """)
                .bind("forgotten", clock.instant().minus(REMEMBERED))
                .bind("limit", MOST_SHOWN)
                .map(Heard::process)
                .all();
    }

    record Age(String queue, Duration age, Instant takenAt) {}

    Flux<Age> ages() {
        return database.sql("select queue, age_millis, taken_at from admin.queue_age limit :limit")
                .bind("limit", MOST_SHOWN)
                .map((Readable row) -> new Age(
                        row.get("queue", String.class),
                        Duration.ofMillis(row.get("age_millis", Long.class)),
                        row.get("taken_at", Instant.class)))
                .all();
    }

    private static Process process(Readable row) {
        return new Process(
                row.get("service", String.class),
                row.get("instance", String.class),
                row.get("started_at", Instant.class),
                row.get("seen_at", Instant.class),
                row.get("version", String.class),
                Duration.ofMillis(row.get("interval_millis", Long.class)));
    }
}
