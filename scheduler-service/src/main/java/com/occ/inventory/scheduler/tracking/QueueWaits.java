package com.occ.inventory.scheduler.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * How long the updater's queue is: by the minute, the longest time for which a page whose result came had been on its way since it was
 * read. Pages that count no more stood in the same queue, so theirs is noted too.
 */
@Component
class QueueWaits {
    /** What is noted under a minute came up to that much later. */
    static final Duration GRAIN = Duration.ofMinutes(1);

    private static final Duration KEPT = Duration.ofDays(1);

    private final DatabaseClient database;
    private final Clock clock;

    QueueWaits(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param readAt null when the result does not say */
    Mono<Void> note(Instant readAt) {
        Instant now = clock.instant();
        // Longer ones are a wrong clock's.
        if (readAt == null || readAt.isAfter(now) || readAt.isBefore(now.minus(KEPT))) {
            return Mono.empty();
        }
        return database.sql(
                        """
                        with old as (delete from scheduler.queue_wait where minute < :kept)
                        insert into scheduler.queue_wait as longest (minute, millis) values (:minute, :millis)
                        on conflict (minute) do update set millis = excluded.millis where longest.millis < excluded.millis
                        """)
                .bind("kept", now.minus(KEPT))
                .bind("minute", now.truncatedTo(ChronoUnit.MINUTES))
                .bind("millis", readAt.until(now, ChronoUnit.MILLIS))
                .then();
    }
}
