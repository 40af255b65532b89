package com.occ.inventory.simulator.scenario;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** The scenario that was seeded last. */
@Component
public class Scenarios {
    private final AtomicReference<Scenario> current = new AtomicReference<>(Scenario.NONE);

    public Scenario current() {
        return current.get();
    }

    void replace(Scenario scenario) {
        current.set(scenario);
    }
}
