package com.occ.inventory.notifier.delivery;

import com.occ.inventory.notifier.NotifierProperties;
import java.time.Duration;

/**
 * @param gather how long after its run has ended an incident waits for others
 * @param gatherAtMost so long it waits while its run goes on
 * @param flapWindow so long what was resolved may fail again and be the same
 */
record Pace(Duration gather, Duration gatherAtMost, Duration flapWindow) {
    static Pace of(NotifierProperties properties, Duration flapWindow) {
        return new Pace(properties.gather(), properties.gatherAtMost(), flapWindow);
    }
}
