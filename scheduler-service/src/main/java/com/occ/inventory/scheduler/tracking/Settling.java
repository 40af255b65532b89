package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.scheduler.SchedulerSettings;
import com.occ.inventory.scheduler.lifecycle.LifeCycle;
import com.occ.inventory.scheduler.tracking.Verdict.Again;
import com.occ.inventory.scheduler.tracking.Verdict.Open;
import com.occ.inventory.scheduler.tracking.Verdict.Over;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Judges a job by its results, and does what the verdict says. Called within a transaction that holds the job's row. */
@Component
class Settling {
    private final OpenJobs open;
    private final Pages pages;
    private final Verdicts verdicts;
    private final LifeCycle lifeCycle;
    private final int maxDispatches;

    Settling(OpenJobs open, Pages pages, Verdicts verdicts, LifeCycle lifeCycle, SchedulerSettings settings) {
        this.open = open;
        this.pages = pages;
        this.verdicts = verdicts;
        this.lifeCycle = lifeCycle;
        this.maxDispatches = settings.maxDispatches();
    }

    /** Empty when the page was counted before. */
    Mono<Verdict> count(OpenJob job, PageResult result) {
        return pages.add(job.dispatch(), result).filter(added -> added).flatMap(added -> settle(job));
    }

    Mono<Verdict> settle(OpenJob job) {
        return pages.tally(job.dispatch())
                .map(tally -> Outcome.of(job, tally, maxDispatches))
                .flatMap(verdict -> carryOut(job, verdict));
    }

    /** Nothing of the job is written any more. */
    Mono<Verdict> stopped(OpenJob job) {
        return pages.tally(job.dispatch())
                .map(tally -> Outcome.stopped(job, tally, maxDispatches))
                .flatMap(ended -> verdicts.end(Map.of(job.id(), ended))
                        .then(lifeCycle.jobsChanged(List.of(job.id())))
                        .thenReturn(new Over(ended)));
    }

    /** A result of a job that was stopped: what was written before that is counted all the same. */
    Mono<Verdict> late(long dispatch, PageResult result) {
        return open.lockCancelled(dispatch)
                .flatMap(job -> pages.add(dispatch, result)
                        .filter(added -> added)
                        .flatMap(added -> lifeCycle.resultsChanged(job)))
                .then(Mono.empty());
    }

    /** A job that is to be stopped stays open whatever comes in, until it is {@link #stopped}. */
    Mono<Verdict> carryOut(OpenJob job, Verdict judged) {
        Verdict verdict = job.cancelling() ? new Open() : judged;
        Mono<Void> done;
        if (verdict instanceof Over over) {
            done = verdicts.end(Map.of(job.id(), over.ended()));
        } else if (verdict instanceof Again) {
            done = verdicts.again(List.of(job.id()));
        } else {
            done = open.moved(job);
        }
        return done.then(lifeCycle.jobsChanged(List.of(job.id()))).thenReturn(verdict);
    }
}
