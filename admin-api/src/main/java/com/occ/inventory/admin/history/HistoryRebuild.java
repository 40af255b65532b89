package com.occ.inventory.admin.history;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.overview.PartnerStateProjection;
import com.occ.inventory.admin.run.FailedItemsRebuild;
import com.occ.inventory.message.HistoryRequested;
import com.occ.inventory.messaging.ConfirmedPublisher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes the history again. The scheduler, who owns the runs, is asked to tell those of the time that history is kept, day by day so
 * that no request is large; what follows from stored history is made from it at once, and again as the scheduler tells.
 */
@Component
class HistoryRebuild {
    private final Sources sources;
    private final ConfirmedPublisher publisher;
    private final Audit audit;
    private final Duration retention;
    private final Clock clock;

    HistoryRebuild(Sources sources, ConfirmedPublisher publisher, Audit audit, HistorySettings settings, Clock clock) {
        this.sources = sources;
        this.publisher = publisher;
        this.audit = audit;
        this.retention = settings.retention();
        this.clock = clock;
    }

    /** What is made again from the history alone. */
    @Component
    record Sources(PartnerStateProjection states, FailedItemsRebuild failedItems) {}

    /**
     * @param from the scheduler tells all runs from here on
     * @param requests messages that ask it to
     * @param partners whose state was made again
     * @param failedItems that are open
     */
    record Begun(Instant from, Instant to, int requests, long partners, long failedItems) {}

    Mono<Begun> begin(Actor actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<HistoryRequested> requests = days(now.minus(retention), now);
        Instant from = requests.get(0).from();
        return audit.record(actor, "history.rebuild_requested", "", Map.of("from", from.toString()))
                .then(publisher.publish(requests))
                .then(sources.states().rebuild())
                .zipWhen(partners -> sources.failedItems().rebuild())
                .map(both -> new Begun(from, now, requests.size(), both.getT1(), both.getT2()));
    }

    static List<HistoryRequested> days(Instant from, Instant to) {
        List<HistoryRequested> days = new ArrayList<>();
        Instant begin = from;
        while (begin.isBefore(to)) {
            Instant next = begin.plus(1, ChronoUnit.DAYS);
            days.add(new HistoryRequested(begin, next.isBefore(to) ? next : to));
            begin = next;
        }
        return days;
    }
}
