package com.occ.inventory.admin.live;

import java.time.Duration;
import java.util.LinkedHashSet;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Tells a page, as server-sent events named {@code changed}, what it should ask for again. It never carries the data itself. */
@RestController
class LiveController {
    private static final Duration GATHERED = Duration.ofMillis(300);
    private static final Duration PING = Duration.ofSeconds(15);

    private final Announcements announcements;

    LiveController(Announcements announcements) {
        this.announcements = announcements;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> changes() {
        Flux<ServerSentEvent<String>> changes = announcements
                .topics()
                // What changed between the page's making and this call would be missed.
                .startWith(Announcements.ALL)
                .buffer(GATHERED)
                .filter(topics -> !topics.isEmpty())
                .flatMapIterable(LinkedHashSet::new)
                .map(topic -> ServerSentEvent.builder(topic).event("changed").build());
        Flux<ServerSentEvent<String>> pings = Flux.interval(PING)
                .onBackpressureDrop()
                .map(tick -> ServerSentEvent.<String>builder().comment("ping").build());
        return changes.mergeWith(pings.takeUntilOther(announcements.topics().ignoreElements()));
    }
}
