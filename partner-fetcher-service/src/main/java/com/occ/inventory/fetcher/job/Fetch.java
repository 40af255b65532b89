package com.occ.inventory.fetcher.job;

import com.occ.inventory.fetcher.FetcherSettings;
import com.occ.inventory.fetcher.credentials.Credentials;
import com.occ.inventory.fetcher.credentials.CredentialsStore;
import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerFetchFailed;
import com.occ.inventory.message.PartnerFetchStarted;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.messaging.ConfirmedPublisher;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes a job to its end. A store that cannot be read is a result, published like any other, and never a reason to take the message
 * again; doing the whole job twice sends its pages twice under the same dispatch, and of two readings of a page the later one holds.
 */
@Component
class Fetch {
    private static final Logger log = LoggerFactory.getLogger(Fetch.class);

    private final CredentialsStore credentials;
    private final JobReader reader;
    private final ConfirmedPublisher publisher;
    private final Clock clock;
    private final Duration deadline;
    private final Duration patience;

    Fetch(
            CredentialsStore credentials,
            JobReader reader,
            ConfirmedPublisher publisher,
            Clock clock,
            FetcherSettings settings) {
        this.credentials = credentials;
        this.reader = reader;
        this.publisher = publisher;
        this.clock = clock;
        this.deadline = settings.deadline();
        this.patience = settings.credentialsPatience();
    }

    Mono<Void> run(SyncJob job) {
        if (clock.instant().isAfter(job.notAfter())) {
            log.debug("run {}, {}: the job came too late, it has been dispatched anew", job.runId(), job.partner());
            return Mono.empty();
        }
        return publisher
                .publish(new PartnerFetchStarted(job.runId(), job.dispatch(), job.partner(), clock.instant()))
                .then(credentials.atLeast(job.credentialsVersion(), job.partner(), patience))
                .flatMap(found -> read(job, found));
    }

    private Mono<Void> read(SyncJob job, Credentials found) {
        AtomicInteger published = new AtomicInteger();
        PageRelease release = new PageRelease(job);
        return reader.pages(job, found)
                // What has been read is still worth sending when a later page fails.
                .concatMapDelayError(page -> publish(release.next(page), published))
                .then()
                .timeout(deadline, Mono.error(() -> tooSlow(deadline)))
                .onErrorResume(FetchFailure.class, failure -> report(job, found, failure, published.get()));
    }

    private Mono<Void> publish(List<InventorySnapshot> pages, AtomicInteger published) {
        return publisher.publish(pages).doOnSuccess(confirmed -> published.addAndGet(pages.size()));
    }

    private Mono<Void> report(SyncJob job, Credentials used, FetchFailure failure, int pagesPublished) {
        // What a store does not take of us is our bug, which nobody else will mend.
        Level level = failure.kind() == PartnerFailure.INTERNAL ? Level.ERROR : Level.INFO;
        log.atLevel(level).log("run {}, {}: {}: {}", job.runId(), job.partner(), failure.kind(), failure.getMessage());
        return publisher.publish(new PartnerFetchFailed(
                job.runId(),
                job.dispatch(),
                job.partner(),
                failure.kind(),
                failure.getMessage(),
                failure.requestId(),
                used.version(),
                pagesPublished,
                clock.instant()));
    }

    private static FetchFailure tooSlow(Duration deadline) {
        return new FetchFailure(PartnerFailure.UNREACHABLE, "the store was not read within " + deadline);
    }
}
