package com.occ.inventory.updater.row;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.shopify.RateLimitWait;
import io.micrometer.observation.Observation;
import java.util.List;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A snapshot in hand: collects the outcomes of its rows, which arrive from many calls, until all are there. */
public final class Page {
    private final InventorySnapshot snapshot;
    private final RateLimitWait rateLimit;
    private final Observation handling;
    private final Outcome[] outcomes;
    private final Sinks.One<List<Outcome>> settled = Sinks.one();
    private int open;

    public Page(InventorySnapshot snapshot) {
        this(snapshot, new RateLimitWait(), null);
    }

    /**
     * @param rateLimit what its calls are held back by
     * @param handling the step whose calls they are; null when that is not known
     */
    public Page(InventorySnapshot snapshot, RateLimitWait rateLimit, Observation handling) {
        this.snapshot = snapshot;
        this.rateLimit = rateLimit;
        this.handling = handling;
        this.outcomes = new Outcome[snapshot.rows().size()];
        this.open = outcomes.length;
    }

    public InventorySnapshot snapshot() {
        return snapshot;
    }

    RateLimitWait rateLimit() {
        return rateLimit;
    }

    Observation handling() {
        return handling;
    }

    public List<Row> rows() {
        return IntStream.range(0, outcomes.length)
                .mapToObj(index -> new Row(this, index, 0))
                .toList();
    }

    /** The first outcome of a row stands. */
    void settle(int index, Outcome outcome) {
        boolean last;
        synchronized (this) {
            if (outcomes[index] != null) {
                return;
            }
            outcomes[index] = outcome;
            last = --open == 0;
        }
        if (last) {
            settled.tryEmitValue(List.of(outcomes));
        }
    }

    public void fail(Throwable error) {
        settled.tryEmitError(error);
    }

    /** The outcomes in the order of the rows; fails with the error that ended any of them. */
    public Mono<List<Outcome>> outcomes() {
        return settled.asMono();
    }
}
