package com.occ.inventory.updater.row;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.Mode;
import com.occ.inventory.shopify.RateLimitWait;
import io.micrometer.observation.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * One row of a page on its way through the pipeline.
 *
 * @param staleAttempts how often its level moved between reading and writing
 */
public record Row(Page page, int index, int staleAttempts) {

    public InventorySnapshot.Row read() {
        return page.snapshot().rows().get(index);
    }

    public long storeItemId() {
        return read().storeItemId();
    }

    public long variantId() {
        return read().variantId();
    }

    public String partner() {
        return page.snapshot().partner();
    }

    public UUID runId() {
        return page.snapshot().runId();
    }

    public long dispatch() {
        return page.snapshot().dispatch();
    }

    /** As exact as the database keeps it, so that a page that comes again is as old as what was stored of it. */
    public Instant readAt() {
        return page.snapshot().readAt().truncatedTo(ChronoUnit.MICROS);
    }

    public boolean dry() {
        return page.snapshot().mode() == Mode.DRY;
    }

    public boolean expired(Instant now, Duration maxAge) {
        return page.snapshot().readAt().plus(maxAge).isBefore(now);
    }

    /** What the calls that carry it are counted to. */
    public RateLimitWait rateLimit() {
        return page.rateLimit();
    }

    /** The step that the calls that carry it serve; null when that is not known. */
    public Observation handling() {
        return page.handling();
    }

    public Row again() {
        return new Row(page, index, staleAttempts + 1);
    }

    public void settle(Outcome outcome) {
        page.settle(index, outcome);
    }

    /** Gives the whole page back: it will be delivered again. */
    public void fail(Throwable error) {
        page.fail(error);
    }
}
