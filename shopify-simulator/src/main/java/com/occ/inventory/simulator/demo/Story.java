package com.occ.inventory.simulator.demo;

import static com.occ.inventory.simulator.demo.Demo.say;

import com.occ.inventory.simulator.demo.Stores.Comparison;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What happens in the demo, step by step, told as it happens. */
final class Story {
    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final Duration TO_SYNC = Duration.ofMinutes(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration BETWEEN_RUNS = Duration.ofSeconds(2);
    private static final int CHANGES_PER_MINUTE = 120;

    private final Stores stores;
    private final InventorySync system;
    private final Standalone standalone;

    Story(Stores stores, InventorySync system, Standalone standalone) {
        this.stores = stores;
        this.system = system;
        this.standalone = standalone;
    }

    /** Until the system knows every partner and every mapping. Its clock stays off: the first sync is ours. */
    void begin() {
        long started = System.nanoTime();
        waitUntil(system::ready, TO_START, "is not ready");
        say("System: ready after " + seconds(since(started)));
        system.schedule(false, 60);
        stores.partners().forEach(system::register);
        system.importMappings(stores.mappings());
        say("System: knows %d partners and their mappings, %s later"
                .formatted(stores.partners().size(), seconds(since(started))));
    }

    /** One run over everything, and whether every quantity is right afterwards. */
    Verdict sync() {
        long asked = System.nanoTime();
        Following run = new Following(system.request());
        waitUntil(run::over, TO_SYNC, "did not finish the run");
        Duration took = since(asked);
        Comparison comparison = stores.compare();
        say("Sync: %s in %s, %d of %d quantities right"
                .formatted(
                        run.seen.status(),
                        seconds(took),
                        comparison.items() - comparison.mismatches(),
                        comparison.items()));
        run.seen.troubles().forEach(trouble -> say("  " + trouble));
        if (comparison.mismatches() > 0) {
            say("  the first that differ: " + comparison.first());
        }
        say("Calls to the OCC store since it opened: " + stores.calls());
        return new Verdict(run.seen, comparison, took);
    }

    /** Stock changes, the schedule syncs, until somebody stops it. */
    void goOn() {
        stores.drift(CHANGES_PER_MINUTE);
        system.schedule(true, 1);
        Set<String> told = new HashSet<>();
        system.latest().forEach(run -> told.add(run.id()));
        while (!standalone.endsWithin(BETWEEN_RUNS)) {
            system.latest().stream()
                    .filter(run -> run.finished() && told.add(run.id()))
                    .map(run -> run.succeeded() ? run : system.show(run.id()))
                    .forEach(Story::tell);
        }
        throw new DemoFailed("the system ended by itself");
    }

    private static void tell(Run run) {
        say("%s sync %s in %s: %s"
                .formatted(run.trigger().toLowerCase(Locale.ROOT), run.status(), seconds(run.took()), run.progress()));
        run.troubles().forEach(trouble -> say("  " + trouble));
    }

    private void waitUntil(BooleanSupplier done, Duration patience, String otherwise) {
        long started = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (standalone.endsWithin(BETWEEN_LOOKS)) {
                throw new DemoFailed("the system ended by itself");
            }
            if (since(started).compareTo(patience) > 0) {
                throw new DemoFailed("the system " + otherwise + " within " + patience.toMinutes() + " minutes");
            }
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    /** A run under way, with a line whenever it has moved. */
    private final class Following {
        private Run seen;

        Following(Run run) {
            seen = run;
        }

        boolean over() {
            Run now = system.show(seen.id());
            if (!now.progress().equals(seen.progress())) {
                say("  " + now.progress());
            }
            seen = now;
            return now.finished();
        }
    }
}
