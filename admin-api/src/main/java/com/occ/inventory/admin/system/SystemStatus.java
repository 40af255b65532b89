package com.occ.inventory.admin.system;

import com.occ.inventory.admin.catalogue.LateDocuments;
import com.occ.inventory.admin.catalogue.LateDocuments.LateDocument;
import com.occ.inventory.admin.deadletter.DeadLetterCounts;
import com.occ.inventory.admin.system.Queues.Reading;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts together what database and broker say of the system. */
@Component
class SystemStatus {
    private final Heard heard;
    private final Queues queues;
    private final DeadLetterCounts deadLetters;
    private final LateDocuments lateDocuments;
    private final Clock clock;

    SystemStatus(Heard heard, Queues queues, DeadLetterCounts deadLetters, LateDocuments lateDocuments, Clock clock) {
        this.heard = heard;
        this.queues = queues;
        this.deadLetters = deadLetters;
        this.lateDocuments = lateDocuments;
        this.clock = clock;
    }

    record Stored(
            List<Heard.Process> processes,
            List<Heard.Age> ages,
            Map<String, Long> deadLetters,
            List<LateDocument> late) {}

    Mono<SystemView> look() {
        return Mono.zip(stored().elapsed(), queues.reading())
                .map(both -> view(
                        both.getT1().getT2(), Duration.ofMillis(both.getT1().getT1()), both.getT2()));
    }

    private Mono<Stored> stored() {
        return heard.processes().collectList().flatMap(processes -> heard.ages()
                .collectList()
                .flatMap(ages -> deadLetters.openByQueue().flatMap(letters -> lateDocuments
                        .some()
                        .collectList()
                        .map(late -> new Stored(processes, ages, letters, late)))));
    }

    private SystemView view(Stored stored, Duration databaseTook, Reading reading) {
        return SystemView.of(stored, databaseTook, reading, clock.instant());
    }
}
