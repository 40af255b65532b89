package com.occ.inventory.updater;

import static com.occ.inventory.updater.PartnerPages.row;
import static com.occ.inventory.updater.RunningUpdater.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.CatalogueComplete;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.StoreFailure;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.testing.BothBrokers;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The first minutes of a service that knows nothing yet, and of one that is set up wrongly. */
@ExtendWith(OutputCaptureExtension.class)
class FirstStartIT {

    @BothBrokers
    void nothingIsWrittenBeforeTheControlStateIsKnownAndNothingIsLost(TestBroker broker, CapturedOutput output) {
        try (OccShop shop = new OccShop();
                RunningUpdater updater = new RunningUpdater(broker, TestDatabase.fresh(), shop)) {
            long item = shop.item();
            InventorySnapshot page = PartnerPages.of("early").page(row(item, 9));
            updater.publish(page);

            updater.receive("catalogue.requests");
            updater.receive("catalogue.requests");
            updater.publish(new CatalogueComplete("updater", 1, 1, 1));
            updater.receive("catalogue.requests");
            assertThat(updater.told(InventoryApplied.class)).isFalse();
            assertThat(updater.waitingIn("inventory.snapshots")).isEqualTo(1);

            updater.pause();

            assertThat(updater.resultOf(page).counts().applied()).isEqualTo(1);
            assertThat(shop.level(item)).isEqualTo(9);
            assertThat(output.getAll()).doesNotContain(OccShop.TOKEN);
        }
    }

    @Test
    void aLocationThatDoesNotExistStopsTheStoreAndNotItsItems() {
        try (OccShop shop = new OccShop();
                RunningUpdater updater = new RunningUpdater(
                                TestBroker.qpid(), TestDatabase.fresh(), shop, "updater.location-id=78")
                        .ready()) {
            InventorySnapshot page = PartnerPages.of("misplaced").page(row(shop.item(), 9));
            updater.publish(page);

            StoreUnavailable down = updater.next(StoreUnavailable.class, any -> true);

            assertThat(down.kind()).isEqualTo(StoreFailure.LOCATION_MISSING);
            assertThat(down.message()).contains("OCC_LOCATION_ID");
            await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> !updater.told(InventoryApplied.class));
        }
    }

    @Test
    void aBadSettingStopsTheStartWithItsName(CapturedOutput output) {
        TestDatabase database = TestDatabase.fresh();
        TestBroker broker = TestBroker.qpid();
        try (OccShop shop = new OccShop()) {
            assertThatThrownBy(() -> new RunningUpdater(broker, database, shop, "updater.shop-domain="))
                    .rootCause()
                    .hasMessageContaining("OCC_SHOP_DOMAIN is not set");
            assertThatThrownBy(() -> new RunningUpdater(broker, database, shop, "updater.shop-domain=../etc"))
                    .rootCause()
                    .hasMessageContaining("not a shop domain");
            assertThat(output.getAll()).contains("OCC_SHOP_DOMAIN: not a shop domain");
            assertThat(output.getAll()).doesNotContain(OccShop.TOKEN);
        }
    }
}
