package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.scheduler.job.Dispatcher;
import com.occ.inventory.scheduler.lifecycle.LifeCycle;
import com.occ.inventory.scheduler.store.StoreStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** When the OCC store goes away running runs wait for it; when it is back their leases begin anew and waiting jobs start. */
@Component
class StoreWatch {
    private static final Logger log = LoggerFactory.getLogger(StoreWatch.class);

    private final StoreStatus store;
    private final OpenJobs open;
    private final LifeCycle lifeCycle;
    private final Dispatcher dispatcher;
    private final TransactionalOperator transactions;

    StoreWatch(
            StoreStatus store,
            OpenJobs open,
            LifeCycle lifeCycle,
            Dispatcher dispatcher,
            TransactionalOperator transactions) {
        this.store = store;
        this.open = open;
        this.lifeCycle = lifeCycle;
        this.dispatcher = dispatcher;
        this.transactions = transactions;
    }

    Mono<Void> lost(StoreUnavailable event) {
        return transactions
                .transactional(store.lost(event)
                        .filter(news -> news)
                        .flatMap(news -> lifeCycle.everyRunChanged().thenReturn(news)))
                .doOnNext(news -> log.warn("the OCC store is unavailable: {} {}", event.kind(), event.message()))
                .then();
    }

    Mono<Void> recovered(StoreRecovered event) {
        return transactions
                .transactional(store.recovered(event).filter(news -> news).flatMap(news -> open.extendLeases()
                        .then(lifeCycle.everyRunChanged())
                        .thenReturn(news)))
                .doOnNext(news -> {
                    log.info("the OCC store is available again");
                    dispatcher.soon();
                })
                .then();
    }
}
