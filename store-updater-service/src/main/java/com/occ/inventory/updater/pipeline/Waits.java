package com.occ.inventory.updater.pipeline;

import com.occ.inventory.shopify.RateLimitWait;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long the jobs in hand are held back by the OCC store's rate limit: one measure a job, for its pages wait side by side. */
final class Waits {
    private final Map<Long, InHand> jobs = new ConcurrentHashMap<>();

    private record InHand(RateLimitWait measure, int pages) {}

    /** To be left again when the page is done. */
    RateLimitWait enter(long dispatch) {
        return jobs.merge(
                        dispatch,
                        new InHand(new RateLimitWait(), 1),
                        (known, first) -> new InHand(known.measure(), known.pages() + 1))
                .measure();
    }

    void leave(long dispatch) {
        jobs.computeIfPresent(
                dispatch, (key, known) -> known.pages() == 1 ? null : new InHand(known.measure(), known.pages() - 1));
    }
}
