package com.occ.inventory.scheduler.meter;

import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** What counts only when it is committed. */
final class AfterCommit {
    private AfterCommit() {}

    /** To be called within the transaction. */
    static Mono<Void> count(Runnable what) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(what);
                    }
                }))
                .then();
    }
}
