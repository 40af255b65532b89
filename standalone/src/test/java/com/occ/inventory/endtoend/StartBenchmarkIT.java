package com.occ.inventory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.simulator.demo.ClassArchive;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a warm start takes until {@code /readyz} agrees: of standalone on an existing data folder, and of each service beside an
 * admin-api that knows the catalogue; with and without an archive of classes, in turns. Prints medians;
 * {@code -Dbenchmark.rounds} (5) says how often.
 */
@Tag("long")
class StartBenchmarkIT {
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path folder;

    @Test
    void startsWithAndWithoutAnArchiveOfClasses() {
        TestBroker broker = TestBroker.rabbit();
        TestDatabase database = TestDatabase.fresh();
        try (SimulatedStores stores = new SimulatedStores(1, 1, 0)) {
            Map<String, String> alone = new HashMap<>(stores.environment());
            alone.put("ENCRYPTION_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
            Map<String, String> many = new HashMap<>(alone);
            many.putAll(broker.environment());
            many.putAll(database.environment());
            List<Started> all = new ArrayList<>();
            all.add(new Started("standalone", alone, "--data-dir=" + folder));
            // Has the catalogue that the others wait for.
            JarProcess admin = JarProcess.start("admin-api", many).ready();
            try {
                for (String service : List.of(
                        "scheduler-service",
                        "partner-fetcher-service",
                        "store-updater-service",
                        "notifier-service",
                        "admin-api")) {
                    all.add(new Started(service, many));
                }
                for (int round = 0; round < ROUNDS; round++) {
                    all.forEach(Started::inTurns);
                }
            } finally {
                admin.close();
            }
            all.forEach(Started::print);
        }
    }

    private static final class Started {
        private final String module;
        private final Map<String, String> environment;
        private final String[] arguments;
        private final List<String> archived;
        private final Times plain = new Times();
        private final Times fast = new Times();

        /** The first start notes which classes it needs. */
        Started(String module, Map<String, String> environment, String... arguments) {
            this.module = module;
            this.environment = environment;
            this.arguments = arguments;
            ClassArchive archive = new ClassArchive(UnpackedJar.of(module));
            JarProcess.start(module, environment, List.of(archive.option()), arguments)
                    .ready()
                    .close();
            assertThat(archive.make().join()).as("archive of " + module).isTrue();
            archived = List.of(archive.option());
        }

        void inTurns() {
            measure(List.of(), plain);
            measure(archived, fast);
        }

        void print() {
            System.out.printf(
                    Locale.ENGLISH,
                    "%-24s %s    with an archive %s (%.2f)%n",
                    module,
                    plain,
                    fast,
                    Times.median(fast.seconds) / Times.median(plain.seconds));
        }

        private void measure(List<String> options, Times into) {
            long began = System.nanoTime();
            try (JarProcess process =
                    JarProcess.start(module, environment, options, arguments).ready()) {
                into.seconds.add(Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0);
                into.processor.add(process.processorTime().toMillis() / 1000.0);
            }
        }
    }

    private record Times(List<Double> seconds, List<Double> processor) {
        Times() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        static double median(List<Double> values) {
            return values.stream().sorted().toList().get(values.size() / 2);
        }

        @Override
        public String toString() {
            return String.format(Locale.ENGLISH, "%5.1f s, %5.1f s of processor", median(seconds), median(processor));
        }
    }
}
