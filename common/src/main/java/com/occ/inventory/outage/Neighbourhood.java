package com.occ.inventory.outage;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/** Asks broker and database whether they are there, and keeps everybody else from saying that they are not. */
final class Neighbourhood {
    private final Map<Outage, Neighbour> neighbours;
    private final Duration interval;
    private final OutageFilter filter = OutageFilter.installed();
    private final Disposable.Composite asking = Disposables.composite();

    Neighbourhood(Map<Outage, Neighbour> neighbours, Duration interval) {
        this.neighbours = neighbours;
        this.interval = interval;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        filter.tell(this, (outage, failure) -> neighbours.get(outage).suspect(failure));
        neighbours
                .values()
                .forEach(neighbour -> asking.add(Flux.interval(interval)
                        .onBackpressureDrop()
                        .concatMap(tick -> neighbour.ask(), 0)
                        .subscribe()));
    }

    @PreDestroy
    void stop() {
        asking.dispose();
        filter.forget(this);
    }
}
