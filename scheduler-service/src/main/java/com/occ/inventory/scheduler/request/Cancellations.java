package com.occ.inventory.scheduler.request;

import com.occ.inventory.message.RunCancelRequested;
import com.occ.inventory.messaging.RejectedMessage;
import com.occ.inventory.scheduler.job.RunJobs;
import com.occ.inventory.scheduler.job.Stops;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes wishes to stop a run: once each, however often they come, and also before the run's own request. */
@Component
class Cancellations {
    private final Runs runs;
    private final RunJobs jobs;
    private final Stops stops;
    private final TransactionalOperator transactions;

    Cancellations(Runs runs, RunJobs jobs, Stops stops, TransactionalOperator transactions) {
        this.runs = runs;
        this.jobs = jobs;
        this.stops = stops;
        this.transactions = transactions;
    }

    Mono<Void> take(RunCancelRequested request) {
        if (request.runId() == null || request.at() == null) {
            throw new RejectedMessage("a cancellation has a run and a time");
        }
        return transactions
                .transactional(Mono.defer(() -> runs.claim(request.runId())
                        .filter(cancelled -> !cancelled)
                        .flatMap(news -> runs.cancel(request).then(jobs.cancel(request.runId())))))
                .then(Mono.fromRunnable(stops::soon));
    }
}
