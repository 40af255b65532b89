package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.scheduler.SchedulerSettings;
import com.occ.inventory.scheduler.job.Ended;
import com.occ.inventory.scheduler.lifecycle.LifeCycle;
import com.occ.inventory.scheduler.tracking.Verdict.Over;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The jobs whose lease ran out, and what becomes of them. Called within a transaction. */
@Component
class OverdueJobs {
    private static final Logger log = LoggerFactory.getLogger(OverdueJobs.class);

    private final OpenJobs open;
    private final Verdicts verdicts;
    private final LifeCycle lifeCycle;
    private final int maxDispatches;

    OverdueJobs(OpenJobs open, Verdicts verdicts, LifeCycle lifeCycle, SchedulerSettings settings) {
        this.open = open;
        this.verdicts = verdicts;
        this.lifeCycle = lifeCycle;
        this.maxDispatches = settings.maxDispatches();
    }

    /** Yields how many were judged. */
    Mono<Integer> judge(int limit) {
        return open.overdue(limit).flatMap(leases -> judge(leases).thenReturn(leases.size()));
    }

    private Mono<Void> judge(List<Lease> leases) {
        Map<Long, Ended> stalled = new LinkedHashMap<>();
        List<Long> again = new ArrayList<>();
        for (Lease lease : leases) {
            OpenJob job = lease.job();
            if (lease.verdict(maxDispatches) instanceof Over over) {
                stalled.put(job.id(), over.ended());
                log.warn("the job of {} ends: {}", job.partner(), over.ended().message());
            } else {
                again.add(job.id());
                log.info("the lease of {}'s job ran out, it is dispatched again", job.partner());
            }
        }
        return verdicts.end(stalled)
                .then(verdicts.again(again))
                .then(lifeCycle.jobsChanged(
                        leases.stream().map(lease -> lease.job().id()).toList()));
    }
}
