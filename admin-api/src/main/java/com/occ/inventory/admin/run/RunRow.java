package com.occ.inventory.admin.run;

import com.occ.inventory.message.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A run as a row of a list.
 *
 * @param width of its bar, of 100: how long it took beside the longest on the page
 */
public record RunRow(RunView run, Duration took, int width) {

    static List<RunRow> of(List<RunView> runs, Instant now) {
        long longest = runs.stream()
                .mapToLong(run -> RunBar.took(run, now).toMillis())
                .max()
                .orElse(0);
        return runs.stream()
                .map(run -> {
                    Duration took = RunBar.took(run, now);
                    return new RunRow(
                            run, took, longest == 0 ? 1 : Math.max(1, (int) (100 * took.toMillis() / longest)));
                })
                .toList();
    }

    public boolean dry() {
        return run.mode() == com.occ.inventory.message.Mode.DRY;
    }

    public String scope() {
        return words(run.scope());
    }

    static String words(Scope scope) {
        if (scope instanceof Scope.Partners some) {
            return some.keys().size() == 1 ? some.keys().get(0) : some.keys().size() + " partners";
        }
        if (scope instanceof Scope.Items items) {
            int count = items.variantIds().size();
            return (count == 1 ? "1 item of " : count + " items of ") + items.partner();
        }
        return "All partners";
    }
}
