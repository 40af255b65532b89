package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.scheduler.job.Dispatcher;
import com.occ.inventory.scheduler.tracking.Verdict.Open;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** One step of a job: a transaction that holds its row; when it makes room for a dispatch the dispatcher is told. */
@Component
class Steps {
    private final TransactionalOperator transactions;
    private final OpenJobs open;
    private final Dispatcher dispatcher;

    Steps(TransactionalOperator transactions, OpenJobs open, Dispatcher dispatcher) {
        this.transactions = transactions;
        this.open = open;
        this.dispatcher = dispatcher;
    }

    /** @param step empty when nothing changed; not called when the dispatch is not, or no longer, a job's current one */
    Mono<Void> step(long dispatch, Function<OpenJob, Mono<Verdict>> step) {
        return step(open.lock(dispatch), step, Mono.empty());
    }

    /** @param otherwise instead of the step, when the job is not there */
    Mono<Void> step(Mono<OpenJob> locked, Function<OpenJob, Mono<Verdict>> step, Mono<Verdict> otherwise) {
        return transactions
                .transactional(locked.map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(job -> job.map(step).orElse(otherwise)))
                .doOnNext(verdict -> {
                    if (!(verdict instanceof Open)) {
                        dispatcher.soon();
                    }
                })
                .then();
    }
}
