package com.occ.inventory.scheduler.tracking;

import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.PageRejected;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerFetchFailed;
import com.occ.inventory.message.PartnerFetchStarted;
import com.occ.inventory.message.WorkStopped;
import com.occ.inventory.messaging.RejectedMessage;
import com.occ.inventory.scheduler.SchedulerSettings;
import com.occ.inventory.scheduler.catalogue.Catalogue;
import com.occ.inventory.scheduler.job.Ended;
import com.occ.inventory.scheduler.tracking.Verdict.Again;
import com.occ.inventory.scheduler.tracking.Verdict.Open;
import com.occ.inventory.scheduler.tracking.Verdict.Over;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Follows jobs by what fetcher and updater say of them. What is said of an earlier dispatch, or of a job that is over, changes nothing. */
@Component
class Tracking {
    private final Steps steps;
    private final OpenJobs open;
    private final QueueWaits waits;
    private final Settling settling;
    private final Catalogue catalogue;
    private final int maxDispatches;

    Tracking(
            Steps steps,
            OpenJobs open,
            QueueWaits waits,
            Settling settling,
            Catalogue catalogue,
            SchedulerSettings settings) {
        this.steps = steps;
        this.open = open;
        this.waits = waits;
        this.settling = settling;
        this.catalogue = catalogue;
        this.maxDispatches = settings.maxDispatches();
    }

    Mono<Void> started(PartnerFetchStarted event) {
        return steps.step(event.dispatch(), job -> settling.carryOut(job, new Open()));
    }

    Mono<Void> applied(InventoryApplied event) {
        if (event.counts() == null) {
            throw new RejectedMessage("a result has counts");
        }
        PageResult result = PageResult.of(event);
        return waits.note(event.readAt())
                .then(steps.step(
                        open.lock(event.dispatch()),
                        job -> settling.count(job, result),
                        settling.late(event.dispatch(), result)));
    }

    Mono<Void> rejected(PageRejected event) {
        return steps.step(
                event.dispatch(),
                job -> event.page() == null
                        ? settling.carryOut(job, new Over(Ended.failed(PartnerFailure.PAGE_REJECTED, event.cause())))
                        : settling.count(job, PageResult.of(event)));
    }

    Mono<Void> stopped(WorkStopped event) {
        return Flux.fromIterable(event.partners())
                .concatMap(partner ->
                        steps.step(open.lockCancelling(event.runId(), partner), settling::stopped, Mono.empty()))
                .then();
    }

    Mono<Void> failed(PartnerFetchFailed event) {
        if (event.kind() == null) {
            throw new RejectedMessage("a failure has a kind");
        }
        return steps.step(event.dispatch(), job -> catalogue
                .credentialsVersion(job.partner())
                .flatMap(known -> Outcome.credentialsAreNewer(event.kind(), event.credentialsVersion(), known)
                                && job.mayTryAgain(maxDispatches)
                        ? settling.carryOut(job, new Again())
                        : fail(job, event)));
    }

    private Mono<Verdict> fail(OpenJob job, PartnerFetchFailed event) {
        OpenJob failed = job.failed(event.kind(), event.message(), event.requestId(), event.pagesPublished());
        return open.failed(failed).then(settling.settle(failed));
    }
}
