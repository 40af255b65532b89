package com.occ.inventory.updater;

import static com.occ.inventory.updater.RunningUpdater.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.testing.BothBrokers;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** An updater that is stopped in the middle of its work, as a container is. */
@BothBrokers
class StoppingIT {
    private static final int PAGES = 20;
    private static final int ROWS = 100;

    @Parameter
    TestBroker broker;

    @Test
    void finishesTheCallsOnTheirWayBeginsNoOtherAndGivesTheRestBack() throws SQLException {
        TestDatabase database = TestDatabase.fresh();
        try (OccShop shop = new OccShop()) {
            shop.latency(1_000);
            List<Long> items = shop.items(PAGES * ROWS);
            UUID run = UUID.randomUUID();
            List<InventorySnapshot> pages = new ArrayList<>();
            for (int page = 0; page < PAGES; page++) {
                pages.add(
                        PartnerPages.of("stopped-" + page, run).page(items.subList(page * ROWS, (page + 1) * ROWS), 9));
            }

            RunningUpdater updater = new RunningUpdater(broker, database, shop, "updater.writes-in-flight=1").ready();
            updater.publishAtOnce(pages);
            await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> shop.calls("SetQuantities") >= 2);
            long stopped = System.nanoTime();
            updater.close();
            Duration took = Duration.ofNanos(System.nanoTime() - stopped);

            int calls = shop.calls("SetQuantities");
            assertThat(took).isLessThan(Duration.ofSeconds(25));
            assertThat(calls).as("stopped in the middle").isLessThan(PAGES * ROWS / 250);
            await().during(Duration.ofSeconds(2)).until(() -> shop.calls("SetQuantities") == calls);

            assertThat(intents(database)).as("what came of each call was noted").isZero();
            shop.latency(0);
            try (RunningUpdater next = new RunningUpdater(broker, database, shop)) {
                for (InventorySnapshot page : pages) {
                    assertThat(next.resultOf(page).counts().applied()).isEqualTo(ROWS);
                }
                assertThat(shop.levels(items)).containsOnly(9);
                assertThat(shop.writes())
                        .as("each item once, whoever wrote it")
                        .containsExactlyInAnyOrderElementsOf(items);
            }
        }
    }

    /** Looked at while no updater runs, which would make more. */
    private static int intents(TestDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var count = statement.executeQuery("select count(*) from updater.intent")) {
            count.next();
            return count.getInt(1);
        }
    }
}
