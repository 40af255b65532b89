package com.occ.inventory.scheduler.threshold;

import com.occ.inventory.recurring.Recurring;
import com.occ.inventory.scheduler.SchedulerSettings;
import com.occ.inventory.scheduler.threshold.Alerts.Alert;
import com.occ.inventory.scheduler.trace.RunTraces;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Publishes the alerts that are not published. Each tells all that is wrong with a partner, so one that was overtaken by the next is
 * not missed, and one that is published twice does no harm.
 */
@Component
class Alarm extends Recurring {
    private static final int BATCH = 200;

    private final Farewells farewells;
    private final Alerts alerts;
    private final RunTraces publisher;

    Alarm(Farewells farewells, Alerts alerts, RunTraces publisher, SchedulerSettings settings) {
        super("publish alerts", settings.sweep());
        this.farewells = farewells;
        this.alerts = alerts;
        this.publisher = publisher;
    }

    @Override
    protected Mono<Void> pass() {
        return inBatches(() -> farewells.batch(BATCH), BATCH).then(inBatches(this::publish, BATCH));
    }

    private Mono<Integer> publish() {
        return alerts.behind(BATCH).filter(behind -> !behind.isEmpty()).flatMap(behind -> publisher
                .publish(behind.stream().map(Alert::event).toList())
                .then(alerts.published(behind))
                .thenReturn(behind.size()));
    }
}
