package com.occ.inventory.updater;

import static com.occ.inventory.updater.PartnerPages.row;
import static com.occ.inventory.updater.RunningUpdater.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.outage.NotThere;
import com.occ.inventory.testing.Passage;
import com.occ.inventory.testing.Scrape;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The updater while its broker or database is not there: at its start, and later. */
@ExtendWith(OutputCaptureExtension.class)
class OutageIT {
    private final TestBroker broker = TestBroker.any();
    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void saysOnceWhatIsAwayAndWhenItIsBackAndIsNotReadyMeanwhile(CapturedOutput output) {
        try (OccShop shop = new OccShop();
                Passage toBroker = new Passage(broker.host(), broker.port());
                Passage toDatabase = new Passage(database.host(), database.port())) {
            toBroker.open();
            toDatabase.open();
            try (RunningUpdater updater = updater(shop, toBroker, toDatabase).ready()) {
                await().atMost(SOON).until(() -> updater.status("/actuator/health/readiness") == 200);

                for (Passage gone : new Passage[] {toDatabase, toBroker}) {
                    String name = (gone == toBroker ? "the broker" : "the database") + " at 127.0.0.1:" + gone.port();
                    int before = output.getAll().length();
                    gone.shut();
                    await().atMost(SOON).until(() -> updater.status("/actuator/health/readiness") == 503);
                    assertThat(updater.status("/actuator/health/liveness"))
                            .as("to start it anew would bring nothing back")
                            .isEqualTo(200);
                    await().atMost(SOON).until(() -> output.getAll().contains(name + " cannot be reached"));
                    // Long enough for listeners, sweeps and probes to fail many times.
                    await().during(Duration.ofSeconds(12))
                            .atMost(Duration.ofSeconds(20))
                            .until(() -> true);
                    gone.open();
                    await().atMost(SOON).until(() -> updater.status("/actuator/health/readiness") == 200);
                    await().atMost(SOON).until(() -> output.getAll().contains(name + " is back"));

                    InventorySnapshot page = PartnerPages.of(gone == toBroker ? "broker" : "database")
                            .page(row(shop.item(), 9));
                    updater.publish(page);
                    assertThat(updater.resultOf(page).counts().applied()).isEqualTo(1);

                    String said = output.getAll().substring(before);
                    assertThat(said.split(name + " cannot be reached")).hasSize(2);
                    assertThat(said.split(name + " is back")).hasSize(2);
                    assertThat(said)
                            .as("nobody else says it, with a stack trace")
                            .doesNotContain("\tat ", "Caused by");
                    assertThat(said.lines().filter(line -> line.contains(" WARN ") || line.contains("ERROR ")))
                            .as("one line that it is gone")
                            .hasSizeLessThanOrEqualTo(1);
                }
            }
        }
    }

    @Test
    void waitsForThemAtItsStartAndSaysWhatFor(CapturedOutput output) {
        try (OccShop shop = new OccShop();
                Passage toBroker = new Passage(broker.host(), broker.port());
                Passage toDatabase = new Passage(database.host(), database.port())) {
            CompletableFuture<RunningUpdater> starting =
                    CompletableFuture.supplyAsync(() -> updater(shop, toBroker, toDatabase));
            boolean[] opened = new boolean[2];
            await().atMost(SOON).until(() -> {
                opened[0] |= openWhenSaid(output, "waiting for the database at", toDatabase, opened[0]);
                opened[1] |= openWhenSaid(output, "waiting for the broker at", toBroker, opened[1]);
                return starting.isDone();
            });

            try (RunningUpdater updater = starting.join().ready()) {
                await().atMost(SOON).until(() -> updater.status("/actuator/health/readiness") == 200);
            }
            assertThat(opened).as("it waited for both").containsExactly(true, true);
            assertThat(output)
                    .containsOnlyOnce("waiting for the database at 127.0.0.1:" + toDatabase.port()
                            + " (DATABASE_HOST, DATABASE_PORT)")
                    .containsOnlyOnce("waiting for the broker at 127.0.0.1:" + toBroker.port()
                            + " (RABBITMQ_HOST, RABBITMQ_PORT)")
                    .contains("the database at 127.0.0.1:" + toDatabase.port() + " is there")
                    .doesNotContain("\tat org.flywaydb");
        }
    }

    @Test
    void doesNotWaitForEver() {
        try (OccShop shop = new OccShop();
                Passage toBroker = new Passage(broker.host(), broker.port());
                Passage toDatabase = new Passage(database.host(), database.port())) {
            toBroker.open();
            assertThatThrownBy(() -> updater(shop, toBroker, toDatabase, "startup.wait=1s"))
                    .isInstanceOf(NotThere.class)
                    .hasMessageContaining(
                            "the database at 127.0.0.1:" + toDatabase.port() + " did not answer within 1 s")
                    .hasMessageContaining("DATABASE_HOST, DATABASE_PORT")
                    .hasMessageContaining("STARTUP_WAIT");
        }
    }

    private static boolean openWhenSaid(CapturedOutput output, String words, Passage passage, boolean opened) {
        if (opened || !output.getAll().contains(words)) {
            return false;
        }
        passage.open();
        return true;
    }

    private RunningUpdater updater(OccShop shop, Passage toBroker, Passage toDatabase, String... more) {
        return new RunningUpdater(
                broker,
                database,
                shop,
                Stream.concat(
                                Stream.of(
                                        "spring.rabbitmq.host=127.0.0.1",
                                        "spring.rabbitmq.port=" + toBroker.port(),
                                        "database.host=127.0.0.1",
                                        "database.port=" + toDatabase.port(),
                                        "outage.interval=500ms"),
                                Stream.concat(Arrays.stream(Scrape.SETTINGS), Arrays.stream(more)))
                        .toArray(String[]::new));
    }
}
