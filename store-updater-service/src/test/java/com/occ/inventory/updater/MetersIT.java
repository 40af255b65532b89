package com.occ.inventory.updater;

import static com.occ.inventory.updater.PartnerPages.row;
import static com.occ.inventory.updater.RunningUpdater.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.testing.Scrape;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a Prometheus gets from the updater's management port, and what it says of its readiness there. */
class MetersIT {
    private static OccShop shop;
    private static RunningUpdater updater;

    @BeforeAll
    static void start() {
        shop = new OccShop();
        updater = new RunningUpdater(TestBroker.any(), TestDatabase.fresh(), shop, Scrape.SETTINGS);
    }

    @AfterAll
    static void stop() {
        updater.close();
        shop.close();
    }

    @Test
    void isReadyWhenItKnowsWhatIsPausedAndCountsWhatBecomesOfItems() {
        assertThat(updater.status("/actuator/health/liveness")).isEqualTo(200);
        assertThat(updater.status("/actuator/health/readiness")).isEqualTo(503);
        await().atMost(SOON).until(() -> updater.scrape().value("catalogue_complete", "service", "updater") == 0);

        updater.ready();

        await().atMost(SOON).until(() -> updater.status("/actuator/health/readiness") == 200);
        await().atMost(SOON).until(() -> updater.scrape().value("catalogue_complete", "service", "updater") == 1);

        List<Long> items = shop.items(3);
        InventorySnapshot page =
                PartnerPages.of("aurora").page(row(items.get(0), 9), row(items.get(1), 5), row(999_999_999, 1));
        updater.publish(page);
        updater.resultOf(page);

        await().atMost(SOON).untilAsserted(() -> {
            Scrape now = updater.scrape();
            assertThat(now.value("inventory_items_received_total", "mode", "apply"))
                    .isEqualTo(3)
                    .isEqualTo(now.value("inventory_items_total", "mode", "apply"));
            // Sampled now and then, perhaps in the middle of the writing.
            assertThat(now.value("inventory_intents_open")).isZero();
            assertThat(now.value("occ_store_available")).isEqualTo(1);
        });
        Scrape scrape = updater.scrape();
        assertThat(scrape.values("inventory_items_total", "outcome"))
                .containsExactlyInAnyOrder("applied", "unchanged", "failed", "skipped", "superseded", "expired");
        assertThat(scrape.value("inventory_items_failed_total", "reason", "store_item_missing"))
                .isEqualTo(1);
        assertThat(scrape.value("inventory_items_failed_total", "reason", "other"))
                .isZero();
        assertThat(scrape.value("shopify_batch_rows_sum", "operation", "read_levels"))
                .isEqualTo(3);
        assertThat(scrape.value("shopify_batch_rows_sum", "operation", "set_quantities"))
                .isEqualTo(1);
        assertThat(scrape.value("shopify_points_spent_total", "store", "occ-coffee"))
                .isPositive();
        assertThat(scrape.value("shopify_points_available", "store", "occ-coffee"))
                .isPositive();
        assertThat(scrape.value("shopify_throttle_wait_seconds_count", "store", "occ-coffee"))
                .isPositive();
        assertThat(scrape.value("application_info", "service", "updater")).isEqualTo(1);
        assertThat(scrape.names())
                .contains("jvm_memory_used_bytes", "process_uptime_seconds", "r2dbc_pool_acquired_connections")
                .anyMatch(name -> name.startsWith("rabbitmq_"))
                .contains("logback_events_total", "system_cpu_usage");
        assertThat(scrape.endless()).isEmpty();

        updater.sql("insert into updater.intent values (1, 'aurora', '%s', 1, '%s', 1, 2, now())"
                .formatted(page.runId(), page.runId()));
        await().atMost(SOON).until(() -> updater.scrape().value("inventory_intents_open") == 1);
        updater.sql("delete from updater.intent where store_item_id = 1");

        shop.revokeToken();
        updater.publish(PartnerPages.of("aurora").nextRun().page(shop.items(1), 1));
        updater.next(StoreUnavailable.class, any -> true);
        await().atMost(SOON).until(() -> updater.scrape().value("occ_store_available") == 0);
        assertThat(updater.status("/actuator/health/readiness"))
                .as("what Shopify does is no reason to restart us")
                .isEqualTo(200);
        shop.restoreToken();
        await().atMost(SOON).until(() -> updater.scrape().value("occ_store_available") == 1);
    }
}
