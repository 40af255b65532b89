package com.occ.inventory.fetcher.job;

import com.occ.inventory.fetcher.FetcherSettings;
import com.occ.inventory.fetcher.credentials.Credentials;
import com.occ.inventory.message.Line;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.shopify.RateLimitWait;
import com.occ.inventory.shopify.ShopifyClient;
import com.occ.inventory.shopify.ShopifyProblem;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads a job's pages, some side by side, and hands them on in the order in which they were answered. */
@Component
class JobReader {
    private static final String VARIANT = "gid://shopify/ProductVariant/";
    private static final String LOCATION = "gid://shopify/Location/";

    private final PartnerStores stores;
    private final int pagesInFlight;
    private final Clock clock;

    JobReader(PartnerStores stores, FetcherSettings settings, Clock clock) {
        this.stores = stores;
        this.pagesInFlight = settings.pagesInFlight();
        this.clock = clock;
    }

    /** Fails with a {@link FetchFailure} when the store cannot be opened or read. */
    Flux<ReadPage> pages(SyncJob job, Credentials credentials) {
        return Mono.fromCallable(() -> stores.open(job, credentials))
                .flatMapMany(store -> pages(job, store, new RateLimitWait()))
                // Pages that fail together fail as one composite; they share a store and, so, a cause.
                .onErrorMap(failure -> Exceptions.unwrapMultiple(failure).get(0))
                .onErrorMap(ShopifyProblem.class, FetchFailure::of);
    }

    /** @param wait of the whole job, since its pages wait side by side; other jobs of the partner, here or elsewhere, have their own */
    private Flux<ReadPage> pages(SyncJob job, ShopifyClient store, RateLimitWait wait) {
        return Flux.range(0, SyncJob.pagesOf(job.lines().size()))
                // Pages on their way are let finish: cancelled, they would tell the store's breaker nothing.
                .flatMapDelayError(index -> page(job, index, store, wait), pagesInFlight, pagesInFlight);
    }

    private Mono<ReadPage> page(SyncJob job, int index, ShopifyClient store, RateLimitWait wait) {
        int from = index * SyncJob.PAGE_SIZE;
        int to = Math.min(from + SyncJob.PAGE_SIZE, job.lines().size());
        List<Line> lines = job.lines().subList(from, to);
        List<String> gids =
                lines.stream().map(line -> VARIANT + line.variantId()).toList();
        List<String> locations =
                job.locations().stream().map(id -> LOCATION + id).toList();
        return wait.of(store.variants(gids, locations))
                .map(stocks -> ReadPage.of(job.firstPage() + index, clock.instant(), wait.takeMillis(), lines, stocks));
    }
}
