package com.occ.inventory.notifier.delivery;

import com.occ.inventory.notifier.NotifierProperties;
import com.occ.inventory.recurring.Recurring;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes what is long past, some at a time. */
@Component
class Retention extends Recurring {
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final Duration OF_RUNS = Duration.ofDays(1);
    private static final int AT_ONCE = 500;

    private final DatabaseClient database;
    private final Clock clock;
    private final Duration retention;

    Retention(DatabaseClient database, Clock clock, NotifierProperties properties) {
        super("delete what is past", PERIOD);
        this.database = database;
        this.clock = clock;
        this.retention = properties.retention();
    }

    @Override
    protected Mono<Void> pass() {
        Instant past = clock.instant().minus(retention);
        return delete(
                        """
                        delete from notifier.delivery where id in (
                          select id from notifier.delivery where ended_at < :past order by ended_at limit :limit)
                        """,
                        past)
                .then(delete(
                        """
                        delete from notifier.incident where id in (
                          select id from notifier.incident where resolved_at < :past order by resolved_at limit :limit)
                        """,
                        past))
                .then(delete(
                        """
                        delete from notifier.ended_run where run_id in (
                          select run_id from notifier.ended_run where ended_at < :past order by ended_at limit :limit)
                        """,
                        clock.instant().minus(OF_RUNS)));
    }

    private Mono<Void> delete(String some, Instant past) {
        return inBatches(
                () -> database.sql(some)
                        .bind("past", past)
                        .bind("limit", AT_ONCE)
                        .fetch()
                        .rowsUpdated(),
                AT_ONCE);
    }
}
