package com.occ.inventory.admin.run;

import com.occ.inventory.admin.live.Announcements;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** A run as it goes on: asked for again whenever runs changed, told when it did. */
@Component
class RunProgress {
    private static final Duration GATHERED = Duration.ofMillis(300);
    private static final Duration PING = Duration.ofSeconds(15);

    private final Announcements announcements;
    private final RunHistory history;

    RunProgress(Announcements announcements, RunHistory history) {
        this.announcements = announcements;
        this.history = history;
    }

    Flux<ServerSentEvent<RunView>> events(UUID run) {
        // The pings ask too: a run may end because nothing more is awaited, and then nothing changes in the database.
        Flux<Long> pings = Flux.interval(PING).onBackpressureDrop().publish().refCount(2);
        Flux<Long> changes = announcements
                .topics()
                .filter(topic -> topic.equals("runs") || topic.equals("all"))
                .buffer(GATHERED)
                .filter(topics -> !topics.isEmpty())
                .map(topics -> 0L);
        Flux<ServerSentEvent<RunView>> states = Flux.merge(Flux.just(0L), changes, pings)
                .onBackpressureLatest()
                .concatMap(changed -> history.find(run), 1)
                .distinctUntilChanged()
                .takeUntil(view -> view.status().terminal())
                .map(view -> ServerSentEvent.builder(view).event("run").build());
        Flux<ServerSentEvent<RunView>> comments = pings.map(
                tick -> ServerSentEvent.<RunView>builder().comment("ping").build());
        return states.publish(shared -> shared.mergeWith(comments.takeUntilOther(shared.ignoreElements())));
    }
}
