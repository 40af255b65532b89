package com.occ.inventory.updater;

import static com.occ.inventory.updater.PartnerPages.row;
import static com.occ.inventory.updater.RunningUpdater.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.StoreFailure;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Where the stock is kept while locations are opened and closed: where it was, until a person says otherwise. */
@ExtendWith(OutputCaptureExtension.class)
class LocationIT {
    private static final long OLDER = 66;
    private static final long KEPT = 77;
    private static final long YOUNGER = 88;

    private final TestBroker broker = TestBroker.qpid();
    private final TestDatabase database = TestDatabase.fresh();
    private final OccShop shop = new OccShop(KEPT, OLDER, YOUNGER);
    private final long item = shop.item();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void anOlderOneThatIsOpenedAgainChangesNothingAtARestartNorAfterTrouble(CapturedOutput output) {
        try (RunningUpdater updater = updater()) {
            sync(updater, 9);
        }
        shop.openLocation(OLDER, true);

        try (RunningUpdater updater = updater()) {
            sync(updater, 11);

            shop.revokeToken();
            InventorySnapshot page = page(13);
            updater.publish(page);
            updater.next(StoreUnavailable.class, any -> true);
            shop.restoreToken();
            assertThat(updater.resultOf(page).counts().applied()).isEqualTo(1);
        }

        assertThat(shop.level(item, KEPT)).isEqualTo(13);
        assertThat(shop.level(item, OLDER)).isEqualTo(OccShop.START_LEVEL);
        assertThat(lines(output, " INFO ", "gid://shopify/Location/77, its oldest active location"))
                .hasSize(1);
        assertThat(lines(output, " WARN ", "gid://shopify/Location/66"))
                .singleElement()
                .asString()
                .contains("gid://shopify/Location/77", "OCC_LOCATION_ID");
    }

    @Test
    void oneThatIsClosedIsMissingAndTheNextOldestIsNotWritten() {
        shop.openLocation(YOUNGER, true);
        try (RunningUpdater updater = updater()) {
            sync(updater, 9);
            shop.openLocation(KEPT, false);
            shop.forgetCalls();
            updater.publish(page(11));

            assertMissing(updater, "gid://shopify/Location/77");
            assertNothingIsApplied(updater);
        }
        try (RunningUpdater updater = updater()) {
            assertNothingIsApplied(updater);
        }
        assertThat(shop.writes()).isEmpty();
        assertThat(shop.level(item, YOUNGER)).isEqualTo(OccShop.START_LEVEL);

        try (RunningUpdater updater = updater("updater.location-id=99")) {
            assertMissing(updater, "gid://shopify/Location/99");
        }
    }

    @Test
    void theConfiguredOneWinsAndStaysWhenTheSettingIsRemoved() {
        shop.openLocation(YOUNGER, true);
        try (RunningUpdater updater = updater()) {
            sync(updater, 9);
        }
        try (RunningUpdater updater = updater("updater.location-id=88")) {
            sync(updater, 11);
        }
        try (RunningUpdater updater = updater()) {
            sync(updater, 13);
        }
        assertThat(shop.level(item, KEPT)).isEqualTo(9);
        assertThat(shop.level(item, YOUNGER)).isEqualTo(13);
    }

    @Test
    void aSecondUpdaterTakesOverWhereTheFirstOneWrote() {
        RunningUpdater second;
        try (RunningUpdater first = updater()) {
            sync(first, 9);
            shop.openLocation(OLDER, true);
            second = updater();
        }
        try (second) {
            sync(second, 11);
        }
        assertThat(shop.level(item, KEPT)).isEqualTo(11);
        assertThat(shop.level(item, OLDER)).isEqualTo(OccShop.START_LEVEL);
    }

    private RunningUpdater updater(String... settings) {
        return new RunningUpdater(broker, database, shop, settings).ready();
    }

    private InventorySnapshot page(int quantity) {
        return PartnerPages.of("located").page(row(item, quantity));
    }

    private void sync(RunningUpdater updater, int quantity) {
        InventorySnapshot page = page(quantity);
        updater.publish(page);
        assertThat(updater.resultOf(page).counts().applied()).isEqualTo(1);
    }

    private static void assertMissing(RunningUpdater updater, String gid) {
        StoreUnavailable down =
                updater.next(StoreUnavailable.class, event -> event.message().contains(gid));
        assertThat(down.kind()).isEqualTo(StoreFailure.LOCATION_MISSING);
        assertThat(down.message()).contains("OCC_LOCATION_ID");
    }

    /** While the store is tried several times more. */
    private void assertNothingIsApplied(RunningUpdater updater) {
        int before = shop.calls("Locations");
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> updater.told(InventoryApplied.class) || shop.calls("Locations") >= before + 4);
        assertThat(updater.told(InventoryApplied.class)).isFalse();
    }

    private static List<String> lines(CapturedOutput output, String level, String words) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains(level) && line.contains(words))
                .toList();
    }
}
