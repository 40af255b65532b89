package com.occ.inventory.scheduler.job;

import com.occ.inventory.scheduler.SchedulerSettings;
import com.occ.inventory.scheduler.lifecycle.LifeCycle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Takes the jobs that are next and, in one transaction, gives each its dispatch, or its end when there is nothing left to do. Only so
 * many pages are on their way at a time: more would make nothing faster, but what is read would be old when it is written, and who
 * asks for one partner would stand behind all that came before.
 */
@Component
class NextJobs {
    private final TransactionalOperator transactions;
    private final Dispatches dispatches;
    private final Jobs jobs;
    private final LifeCycle lifeCycle;
    private final SchedulerSettings settings;

    NextJobs(
            TransactionalOperator transactions,
            Dispatches dispatches,
            Jobs jobs,
            LifeCycle lifeCycle,
            SchedulerSettings settings) {
        this.transactions = transactions;
        this.dispatches = dispatches;
        this.jobs = jobs;
        this.lifeCycle = lifeCycle;
        this.settings = settings;
    }

    /** @param more whether there may be more that can go out now */
    record Batch(boolean more, List<Dispatch> dispatches) {}

    /** Empty while all that may be on its way is. */
    Mono<Batch> take(int limit, Instant now) {
        return transactions.transactional(dispatches
                .lockAndCountPages(now)
                .map(pages -> settings.pagesAhead() - pages)
                .filter(room -> room > 0)
                .flatMap(room -> dispatches
                        .next(limit, now.minus(settings.queuePatience()))
                        .flatMap(candidates -> decide(candidates, room, candidates.size() == limit, now))));
    }

    private Mono<Batch> decide(List<Candidate> candidates, int room, boolean more, Instant now) {
        Instant notAfter = now.plus(settings.queuePatience());
        List<Dispatch> starting = new ArrayList<>();
        Map<Long, Ended> ending = new LinkedHashMap<>();
        int left = room;
        for (Candidate candidate : candidates) {
            Ended obstacle = candidate.obstacle();
            if (obstacle != null) {
                ending.put(candidate.job(), obstacle);
            } else if (left > 0) {
                Dispatch dispatch = Dispatch.of(candidate, notAfter);
                starting.add(dispatch);
                left -= dispatch.pagesAhead();
            }
        }
        return jobs.end(ending)
                .then(dispatches.store(starting, now, notAfter))
                .then(lifeCycle.jobsChanged(
                        Stream.concat(starting.stream().map(Dispatch::job), ending.keySet().stream())
                                .toList()))
                .thenReturn(new Batch(more && left > 0, starting));
    }
}
