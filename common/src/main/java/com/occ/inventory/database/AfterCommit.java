package com.occ.inventory.database;

import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** What is done only when it is committed. */
public final class AfterCommit {
    private AfterCommit() {}

    /** To be called within the transaction; when that is rolled back, it is not done. */
    public static Mono<Void> run(Runnable what) {
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
