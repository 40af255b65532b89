package com.occ.inventory.scheduler.lifecycle;

import com.occ.inventory.recurring.Recurring;
import com.occ.inventory.scheduler.SchedulerSettings;
import com.occ.inventory.scheduler.trace.RunTraces;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Publishes what changed. An event carries a row's full state, so many changes in a row make one event, and one that is published
 * twice does no harm.
 */
@Component
public class Announcer extends Recurring {
    private static final int BATCH = 200;

    private final PartnerEvents partners;
    private final RunEvents runs;
    private final RunTraces publisher;

    Announcer(PartnerEvents partners, RunEvents runs, RunTraces publisher, SchedulerSettings settings) {
        super("publish what changed", settings.sweep());
        this.partners = partners;
        this.runs = runs;
        this.publisher = publisher;
    }

    /** Partners first: whoever hears of a run's end has, most often, heard of its partners'. */
    @Override
    protected Mono<Void> pass() {
        return inBatches(this::partnerBatch, BATCH).then(inBatches(this::runBatch, BATCH));
    }

    private Mono<Integer> partnerBatch() {
        return partners.behind(BATCH).filter(events -> !events.isEmpty()).flatMap(events -> publisher
                .publish(events)
                .then(partners.published(events))
                .thenReturn(events.size()));
    }

    private Mono<Integer> runBatch() {
        return runs.behind(BATCH)
                .filter(events -> !events.isEmpty())
                .flatMap(events ->
                        publisher.publish(events).then(runs.published(events)).thenReturn(events.size()));
    }
}
