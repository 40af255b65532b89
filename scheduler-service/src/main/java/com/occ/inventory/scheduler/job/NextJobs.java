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
                .map(this::room)
                .filter(room -> room.pages() > 0)
                .flatMap(room -> {
                    int most = Math.min(limit, room.pages());
                    return dispatches
                            .next(most, room.urgentOnly(), now.minus(settings.queuePatience()))
                            .flatMap(candidates -> decide(candidates, room.pages(), candidates.size() == most, now));
                }));
    }

    /** @param urgentOnly whether all is taken but what is kept for urgent jobs, and for those that are overdue */
    private record Room(int pages, boolean urgentOnly) {}

    /** A tenth is kept for who asks for a partner, so that even a run of large partners does not make him wait. */
    private Room room(int pagesAhead) {
        int most = settings.pagesAhead();
        int kept = most / 10;
        int room = most - kept - pagesAhead;
        return room > 0 ? new Room(room, false) : new Room(room + kept, true);
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
