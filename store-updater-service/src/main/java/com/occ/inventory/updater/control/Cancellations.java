package com.occ.inventory.updater.control;

import com.occ.inventory.message.WorkCancelled;
import com.occ.inventory.message.WorkStopped;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.recurring.RepeatedWork;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Jobs that were cancelled. Once that is stored no call begins to write for them; when those on their way are over, the scheduler is
 * told that they are stopped, and only then calls them cancelled.
 */
@Component
class Cancellations {
    /** Longer than any page of a job can be on its way: by then it has expired. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int BATCH = 100;
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final ConfirmedPublisher publisher;
    private final Clock clock;
    private final RepeatedWork announcements = new RepeatedWork("say which jobs are stopped");

    Cancellations(
            DatabaseClient database, TransactionalOperator transaction, ConfirmedPublisher publisher, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Asked again, it is told again. The lock is the one that intents share: each of them saw this, or is seen by it. */
    Mono<Void> add(WorkCancelled work) {
        return database.sql("select epoch from updater.control for update")
                .then()
                .then(database.sql(
                                """
                                insert into updater.cancelled (run_id, partner, cancelled_at)
                                select :run, partner, :now from (select distinct unnest(:partners) as partner) asked
                                on conflict (run_id, partner) do update set told = false
                                """)
                        .bind("run", work.runId())
                        .bind("partners", work.partners().toArray(String[]::new))
                        .bind("now", clock.instant())
                        .then())
                .as(transaction::transactional)
                .then(Mono.defer(this::announce))
                .then(Mono.defer(this::forget));
    }

    @Scheduled(fixedDelayString = "${updater.control-sweep:1s}")
    void announceWhatStopped() {
        announcements.during(() -> announce().block(DEADLINE));
    }

    private record Stopped(UUID run, List<String> partners) {}

    private Mono<Void> announce() {
        return database.sql(
                        """
                        select run_id, array_agg(partner) as partners from updater.cancelled c
                        where not told and not exists
                          (select 1 from updater.intent i where i.run_id = c.run_id and i.partner = c.partner)
                        group by run_id limit :limit
                        """)
                .bind("limit", BATCH)
                .map(row -> new Stopped(row.get("run_id", UUID.class), List.of(row.get("partners", String[].class))))
                .all()
                .collectList()
                .flatMapIterable(stopped -> stopped)
                .concatMap(stopped -> publisher
                        .publish(new WorkStopped(stopped.run(), stopped.partners(), clock.instant()))
                        .then(told(stopped)))
                .then();
    }

    private Mono<Void> told(Stopped stopped) {
        return database.sql(
                        """
                        update updater.cancelled set told = true where run_id = :run and partner = any (:partners)
                        """)
                .bind("run", stopped.run())
                .bind("partners", stopped.partners().toArray(String[]::new))
                .then();
    }

    private Mono<Void> forget() {
        return database.sql("delete from updater.cancelled where told and cancelled_at < :before")
                .bind("before", clock.instant().minus(KEPT))
                .then();
    }
}
