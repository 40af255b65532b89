package com.occ.inventory.scheduler.job;

import com.occ.inventory.message.SyncJob;
import com.occ.inventory.recurring.Recurring;
import com.occ.inventory.scheduler.SchedulerSettings;
import com.occ.inventory.scheduler.store.StoreStatus;
import com.occ.inventory.scheduler.trace.RunTraces;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Sends jobs on their way: first those whose messages the broker never confirmed, as they were, then those that may start. While
 * the OCC store is unavailable none starts: what would be read could not be written before it is old.
 */
@Component
public class Dispatcher extends Recurring {
    private static final int BATCH = 25;

    private final NextJobs nextJobs;
    private final Dispatches dispatches;
    private final StoreStatus store;
    private final RunTraces publisher;
    private final SchedulerSettings settings;
    private final Clock clock;

    Dispatcher(
            NextJobs nextJobs,
            Dispatches dispatches,
            StoreStatus store,
            RunTraces publisher,
            SchedulerSettings settings,
            Clock clock) {
        super("send jobs on their way", settings.sweep());
        this.nextJobs = nextJobs;
        this.dispatches = dispatches;
        this.store = store;
        this.publisher = publisher;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected Mono<Void> pass() {
        return inBatches(this::sendAgain, BATCH)
                .then(store.available())
                .filter(available -> available)
                .flatMap(available -> startNext());
    }

    private Mono<Integer> sendAgain() {
        Instant overdue = clock.instant().minus(settings.resendAfter());
        return dispatches.unsent(overdue, BATCH).flatMap(jobs -> Mono.when(
                        jobs.stream().map(this::send).toList())
                .thenReturn(jobs.size()));
    }

    /** A batch a pass: all of a large run go out only as fast as they are worked off, which takes longer than a pass may. */
    private Mono<Void> startNext() {
        return nextJobs.take(BATCH, clock.instant()).flatMap(batch -> send(batch.dispatches().stream()
                        .flatMap(dispatch -> dispatch.messages().stream())
                        .toList())
                .then(Mono.fromRunnable(() -> {
                    if (batch.more()) {
                        soon();
                    }
                })));
    }

    private Mono<Void> send(List<SyncJob> messages) {
        return messages.isEmpty() ? Mono.empty() : publisher.publish(messages).then(dispatches.sent(messages));
    }
}
