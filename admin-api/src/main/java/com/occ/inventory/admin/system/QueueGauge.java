package com.occ.inventory.admin.system;

import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.meter.SampledGauge;
import com.occ.inventory.meter.SampledGauges;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** {@code queue_messages}: what the System page shows. A queue that the broker does not know has none, a silent broker has no queues. */
@Component
class QueueGauge implements SampledGauges {
    private static final SampledGauge MESSAGES =
            SampledGauge.count("queue.messages", "Messages that wait in a queue, as the broker says");

    private final Queues queues;

    QueueGauge(Queues queues) {
        this.queues = queues;
    }

    @Override
    public String what() {
        return "the queues";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(MESSAGES);
    }

    @Override
    public Flux<SampledGauge.Value> sample() {
        return queues.reading()
                .map(reading -> reading.depths().entrySet().stream()
                        .map(QueueGauge::value)
                        .toList())
                .flatMapIterable(values -> values);
    }

    private static SampledGauge.Value value(Map.Entry<Inbox, Queues.Depth> queue) {
        return MESSAGES.at(queue.getValue().messages(), "queue", queue.getKey().address());
    }
}
