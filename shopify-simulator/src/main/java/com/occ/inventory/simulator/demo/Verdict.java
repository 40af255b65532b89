package com.occ.inventory.simulator.demo;

import com.occ.inventory.simulator.demo.Stores.Comparison;
import java.time.Duration;
import java.util.Locale;

/** Whether one sync did its job, for a script to read. */
record Verdict(Run run, Comparison comparison, Duration took) {
    boolean good() {
        return run.succeeded() && run.failed() == 0 && comparison.mismatches() == 0;
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"partners\":%d,\"items\":%d,\"applied\":%d,\"unchanged\":%d,\"failed\":%d,\"mismatches\":%d,\"seconds\":%.1f}",
                run.partners(),
                comparison.items(),
                run.applied(),
                run.unchanged(),
                run.failed(),
                comparison.mismatches(),
                took.toMillis() / 1000.0);
    }
}
