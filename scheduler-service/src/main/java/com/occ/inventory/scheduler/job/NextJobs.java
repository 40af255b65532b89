package com.occ.inventory.scheduler.job;

import com.occ.inventory.scheduler.lifecycle.LifeCycle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Takes the jobs that are next, while what was dispatched before does not pile up, and in one transaction gives each its dispatch, or
 * its end when there is nothing left to do.
 */
@Component
class NextJobs {
    private final Backlog backlog;
    private final TransactionalOperator transactions;
    private final Dispatches dispatches;
    private final Jobs jobs;
    private final LifeCycle lifeCycle;

    NextJobs(
            Backlog backlog,
            TransactionalOperator transactions,
            Dispatches dispatches,
            Jobs jobs,
            LifeCycle lifeCycle) {
        this.backlog = backlog;
        this.transactions = transactions;
        this.dispatches = dispatches;
        this.jobs = jobs;
        this.lifeCycle = lifeCycle;
    }

    /** @param seen how many jobs were looked at, dispatched or not */
    record Batch(int seen, List<Dispatch> dispatches) {}

    /** Empty while too much waits. */
    Mono<Batch> take(int limit, Instant now, Instant notAfter) {
        return backlog.hasRoom()
                .filter(room -> room)
                .flatMap(room -> transactions.transactional(
                        dispatches.next(limit).flatMap(candidates -> decide(candidates, now, notAfter))));
    }

    private Mono<Batch> decide(List<Candidate> candidates, Instant now, Instant notAfter) {
        List<Dispatch> starting = new ArrayList<>();
        Map<Long, Ended> ending = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            Ended obstacle = candidate.obstacle();
            if (obstacle == null) {
                starting.add(Dispatch.of(candidate, notAfter));
            } else {
                ending.put(candidate.job(), obstacle);
            }
        }
        return jobs.end(ending)
                .then(dispatches.store(starting, now, notAfter))
                .then(lifeCycle.jobsChanged(
                        candidates.stream().map(Candidate::job).toList()))
                .thenReturn(new Batch(candidates.size(), starting));
    }
}
