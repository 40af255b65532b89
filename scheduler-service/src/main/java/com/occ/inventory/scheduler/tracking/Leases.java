package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.recurring.Recurring;
import com.occ.inventory.scheduler.SchedulerSettings;
import com.occ.inventory.scheduler.job.Dispatcher;
import com.occ.inventory.scheduler.store.StoreStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** No job stays open for ever: one without progress is dispatched again, and after a few times ends as STALLED. */
@Component
class Leases extends Recurring {
    private static final int BATCH = 100;

    private final StoreStatus store;
    private final OverdueJobs overdue;
    private final TransactionalOperator transactions;
    private final Dispatcher dispatcher;

    Leases(
            StoreStatus store,
            OverdueJobs overdue,
            TransactionalOperator transactions,
            Dispatcher dispatcher,
            SchedulerSettings settings) {
        super("judge jobs without progress", settings.sweep());
        this.store = store;
        this.overdue = overdue;
        this.transactions = transactions;
        this.dispatcher = dispatcher;
    }

    /** While the store is unavailable leases are frozen: nobody is to blame for standing still. */
    @Override
    protected Mono<Void> pass() {
        return store.available().filter(available -> available).flatMap(available -> inBatches(this::judge, BATCH));
    }

    private Mono<Integer> judge() {
        return transactions.transactional(overdue.judge(BATCH)).doOnNext(judged -> {
            if (judged > 0) {
                dispatcher.soon();
            }
        });
    }
}
