package com.occ.inventory.updater;

import static com.occ.inventory.updater.PartnerPages.row;
import static com.occ.inventory.updater.RunningUpdater.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.ControlApplied;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.testing.Passage;
import com.occ.inventory.testing.Scrape;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The updater while its database's host has vanished without a word: nothing is refused, nothing is answered. */
@Tag("long")
@ExtendWith(OutputCaptureExtension.class)
class SilenceIT {
    private static final int PAGES = 12;
    private static final int ROWS = 100;

    private final TestBroker broker = TestBroker.any();
    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void writesEachItemOnceWhenTheDatabaseAnswersAgain(CapturedOutput output) {
        try (OccShop shop = new OccShop();
                Passage toDatabase = new Passage(database.host(), database.port())) {
            toDatabase.open();
            try (RunningUpdater updater = updater(shop, toDatabase).ready()) {
                List<Long> items = shop.items(PAGES * ROWS);
                List<InventorySnapshot> pages = pages(items);
                shop.latency(200);
                updater.publishAtOnce(pages);
                await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(() -> shop.calls("SetQuantities") >= 1);

                toDatabase.fallSilent();
                await().atMost(SOON).until(() -> output.getAll().contains("rows was given up after 2 s"));
                await().atMost(SOON).until(() -> updater.status("/actuator/health/readiness") == 503);
                shop.latency(0);
                toDatabase.speakAgain();

                await().atMost(SOON).until(() -> updater.status("/actuator/health/readiness") == 200);
                for (InventorySnapshot page : pages) {
                    assertThat(updater.resultOf(page).counts().applied()).isEqualTo(ROWS);
                }
                assertThat(shop.levels(items)).containsOnly(9);
                assertThat(shop.writes()).as("each item once").containsExactlyInAnyOrderElementsOf(items);
                assertThat(updater.count("intent")).isZero();
                assertThat(updater.told(InventoryApplied.class))
                        .as("a page that is told twice")
                        .isFalse();
                assertThatNoConnectionIsLost(updater);
            }
        }
    }

    /** The worst moment: the server holds the transaction's locks, and nobody will tell it that the other end is gone. */
    @Test
    void neitherConnectionsNorLocksAreLostWithATransactionThatWasCut(CapturedOutput output) throws SQLException {
        try (OccShop shop = new OccShop();
                Passage toDatabase = new Passage(database.host(), database.port())) {
            toDatabase.open();
            try (RunningUpdater updater = updater(shop, toDatabase).ready();
                    Connection other =
                            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
                InventorySnapshot before = PartnerPages.of("before").page(row(shop.item(), 9));
                updater.publish(before);
                updater.resultOf(before);
                InventorySnapshot page = PartnerPages.of("cut").page(row(shop.item(), 9));
                other.setAutoCommit(false);
                other.createStatement().execute("lock table updater.control in exclusive mode");
                updater.publish(page);
                await().atMost(SOON).until(() -> updater.waitsForLock("select epoch from updater.control for share"));

                toDatabase.fallSilent();
                other.rollback();
                await().atMost(SOON).until(() -> output.getAll().contains("1 rows was given up after 2 s"));
                toDatabase.speakAgain();

                assertThat(updater.resultOf(page).counts().applied()).isEqualTo(1);
                assertThat(shop.writes(page.rows().get(0).storeItemId())).containsExactly(9);
                long epoch = updater.pauseEverything().epoch();
                updater.next(ControlApplied.class, applied -> applied.epoch() == epoch);
                assertThatNoConnectionIsLost(updater);
            }
        }
    }

    private static void assertThatNoConnectionIsLost(RunningUpdater updater) {
        await().atMost(SOON).untilAsserted(() -> assertThat(updater.connectionsTaken())
                .as("connections that nobody gives back")
                .isZero());
    }

    private static List<InventorySnapshot> pages(List<Long> items) {
        UUID run = UUID.randomUUID();
        List<InventorySnapshot> pages = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            pages.add(PartnerPages.of("silence-" + page, run).page(items.subList(page * ROWS, (page + 1) * ROWS), 9));
        }
        return pages;
    }

    private RunningUpdater updater(OccShop shop, Passage toDatabase) {
        return new RunningUpdater(
                broker,
                database,
                shop,
                Stream.concat(
                                Stream.of(
                                        "database.host=127.0.0.1",
                                        "database.port=" + toDatabase.port(),
                                        "updater.batch-deadline=2s",
                                        "updater.reconcile=1h",
                                        "spring.r2dbc.properties.options=idle_in_transaction_session_timeout=2000",
                                        "outage.interval=500ms"),
                                Stream.of(Scrape.SETTINGS))
                        .toArray(String[]::new));
    }
}
