package com.occ.inventory.admin.deadletter;

import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.meter.SampledGauge;
import com.occ.inventory.meter.SampledGauges;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** {@code dead_letters}, by the queue they were meant for; 0 where there is none, at most {@link DeadLetterCounts#MOST}. */
@Component
class DeadLetterGauge implements SampledGauges {
    private static final SampledGauge OPEN =
            SampledGauge.count("dead.letters", "Dead letters that were neither replayed nor discarded");

    private final DeadLetterCounts counts;

    DeadLetterGauge(DeadLetterCounts counts) {
        this.counts = counts;
    }

    @Override
    public String what() {
        return "the dead letters";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(OPEN);
    }

    @Override
    public Flux<SampledGauge.Value> sample() {
        return counts.openByQueue().flatMapIterable(open -> Arrays.stream(Inbox.values())
                .map(inbox -> OPEN.at(open.getOrDefault(inbox.address(), 0L), "queue", inbox.address()))
                .toList());
    }
}
