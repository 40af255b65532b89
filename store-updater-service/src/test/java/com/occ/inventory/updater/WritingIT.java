package com.occ.inventory.updater;

import static com.occ.inventory.updater.PartnerPages.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventoryApplied.Change;
import com.occ.inventory.message.InventoryApplied.Failure;
import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.InventorySnapshot.State;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.testing.BothBrokers;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** What reaches the store and what is told of it, while nothing is broken. */
@BothBrokers
class WritingIT {
    @Parameter
    TestBroker broker;

    private static OccShop shop;
    private static RunningUpdater updater;

    @BeforeParameterizedClassInvocation
    static void start(TestBroker broker) {
        shop = new OccShop();
        updater = new RunningUpdater(broker, TestDatabase.fresh(), shop).ready();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        updater.close();
        shop.close();
    }

    @BeforeEach
    void forget() {
        shop.forgetCalls();
    }

    @Test
    void writesDifferencesOnlyAndTellsBeforeAndAfter() {
        List<Long> items = shop.items(4);
        InventorySnapshot page = PartnerPages.of("aurora")
                .page(row(items.get(0), 9), row(items.get(1), 5), row(items.get(2), -3), row(items.get(3), 0));

        updater.publish(page);

        InventoryApplied result = updater.resultOf(page);
        assertThat(result.counts()).isEqualTo(counts(4).applied(3).unchanged(1).done());
        assertThat(result.changes())
                .containsExactlyInAnyOrder(
                        change(items.get(0), 5, 9), change(items.get(2), 5, 0), change(items.get(3), 5, 0));
        assertThat(result.runId()).isEqualTo(page.runId());
        assertThat(result.held()).isNull();
        assertThat(shop.levels(items)).containsExactly(9, 5, 0, 0);
        assertThat(shop.writes(items.get(1))).isEmpty();
        assertThat(updater.count("intent where partner = '" + page.partner() + "'"))
                .isZero();
    }

    @Test
    void deliveredTwiceIsAppliedOnceAndToldAlike() {
        List<Long> items = shop.items(2);
        InventorySnapshot page = PartnerPages.of("twice").page(row(items.get(0), 2), row(items.get(1), 5));

        updater.publish(page, page);

        InventoryApplied first = updater.resultOf(page);
        InventoryApplied second = updater.resultOf(page);
        assertThat(second.counts())
                .isEqualTo(first.counts())
                .isEqualTo(counts(2).applied(1).unchanged(1).done());
        assertThat(second.changes()).isEqualTo(first.changes());
        assertThat(shop.writes(items.get(0))).containsExactly(2);
    }

    @Test
    void anOlderDispatchAfterANewerOneChangesNothing() {
        long item = shop.item();
        PartnerPages partner = PartnerPages.of("older");
        InventorySnapshot older = partner.page(row(item, 1));
        InventorySnapshot newer = partner.nextRun().page(row(item, 2));

        updater.publish(newer);
        updater.resultOf(newer);
        updater.publish(older);

        assertThat(updater.resultOf(older).counts())
                .isEqualTo(counts(1).superseded(1).done());
        assertThat(shop.level(item)).isEqualTo(2);
    }

    @Test
    void aPageThatWasReadEarlierUnderTheSameDispatchChangesNothing() {
        List<Long> items = shop.items(2);
        InventorySnapshot later = PartnerPages.of("read-twice").page(row(items.get(0), 2), row(items.get(1), 5));
        InventorySnapshot earlier = PartnerPages.readAnew(
                later, Duration.ofMinutes(-4), null, List.of(row(items.get(0), 1), row(items.get(1), 0)));

        updater.publish(later);
        InventoryApplied first = updater.resultOf(later);
        updater.publish(earlier, later);

        assertThat(updater.resultOf(earlier).counts())
                .isEqualTo(counts(2).superseded(2).done());
        InventoryApplied again = updater.resultOf(later);
        assertThat(again.counts()).isEqualTo(first.counts());
        assertThat(again.changes()).isEqualTo(first.changes());
        assertThat(shop.levels(items)).containsExactly(2, 5);
        assertThat(shop.writes(items.get(0))).containsExactly(2);
        assertThat(shop.writes(items.get(1))).isEmpty();
    }

    @Test
    void aPageThatWasReadLaterUnderTheSameDispatchIsWritten() {
        long item = shop.item();
        InventorySnapshot earlier = PartnerPages.of("read-anew").page(row(item, 1));
        InventorySnapshot later = PartnerPages.readAnew(earlier, Duration.ofSeconds(1), null, List.of(row(item, 2)));

        updater.publish(earlier, later, earlier);

        assertThat(updater.resultOf(earlier).changes()).containsExactly(change(item, 5, 1));
        assertThat(updater.resultOf(later).changes()).containsExactly(new Change(item, item, 1, 2, 1, 0));
        assertThat(updater.resultOf(earlier).counts())
                .isEqualTo(counts(1).superseded(1).done());
        assertThat(shop.writes(item)).containsExactly(1, 2);
    }

    @Test
    void fiveFourFiveLeavesFive() {
        long item = shop.item();
        PartnerPages partner = PartnerPages.of("back-and-forth");
        InventorySnapshot four = partner.page(row(item, 4));
        InventorySnapshot five = partner.nextRun().page(row(item, 5));
        InventorySnapshot again = partner.nextRun().page(row(item, 4));
        InventorySnapshot last = partner.nextRun().page(row(item, 5));

        updater.publish(four, five, again, last);

        assertThat(updater.resultOf(last).changes()).containsExactly(new Change(item, item, 4, 5, 4, 0));
        assertThat(shop.level(item)).isEqualTo(5);
        assertThat(shop.writes(item)).containsExactly(4, 5, 4, 5);
    }

    @Test
    void saysWhatItHadLeftSoThatAChangeBySomebodyElseIsSeen() {
        List<Long> items = shop.items(3);
        PartnerPages partner = PartnerPages.of("drifting");
        InventorySnapshot first = partner.page(row(items.get(0), 9), row(items.get(1), 9), row(items.get(2), 5));
        updater.publish(first);
        updater.resultOf(first);
        shop.adjust(items.get(0), 7);
        shop.sell(items.get(1), 2);
        shop.adjust(items.get(2), 6);
        InventorySnapshot dry = partner.nextRun().dry().page(items, 9);
        InventorySnapshot second = partner.nextRun().page(items, 9);
        Change[] found = {
            new Change(items.get(0), items.get(0), 7, 9, 9, 0),
            new Change(items.get(1), items.get(1), 7, 9, 9, 2),
            new Change(items.get(2), items.get(2), 6, 9, 5, 0)
        };

        updater.publish(dry);
        assertThat(updater.resultOf(dry).changes()).containsExactly(found);
        updater.publish(second, second);

        for (InventoryApplied result : List.of(updater.resultOf(second), updater.resultOf(second))) {
            assertThat(result.changes()).containsExactly(found);
            assertThat(result.changes()).extracting(Change::changedByOthers).containsExactly(true, false, true);
        }
    }

    @Test
    void aBadItemFailsWithItsCodeAndTheRestGoesThrough() {
        List<Long> items = shop.items(6);
        shop.forgetQuantity(items.get(5));
        shop.stock(items.get(1), false);
        shop.track(items.get(2), false);
        shop.requireComponents(items.get(3));
        long unknown = 999_999_999;
        InventorySnapshot page = PartnerPages.of("mixed")
                .page(
                        row(items.get(0), 1),
                        row(items.get(1), 1),
                        row(items.get(2), 1),
                        row(items.get(3), 1),
                        row(unknown, 1),
                        row(items.get(5), 1),
                        row(items.get(4), 1));

        updater.publish(page);

        InventoryApplied result = updater.resultOf(page);
        assertThat(result.counts()).isEqualTo(counts(7).applied(2).failed(5).done());
        assertThat(result.failures())
                .extracting(Failure::storeItemId, Failure::code)
                .containsExactlyInAnyOrder(
                        tuple(items.get(1), "NOT_STOCKED_AT_LOCATION"),
                        tuple(items.get(2), "STORE_ITEM_UNTRACKED"),
                        tuple(items.get(3), "NON_MUTABLE_INVENTORY_ITEM"),
                        tuple(unknown, "STORE_ITEM_MISSING"),
                        tuple(items.get(5), "STORE_QUANTITY_UNKNOWN"));
        assertThat(result.failures())
                .filteredOn(failure -> failure.code().equals("NON_MUTABLE_INVENTORY_ITEM"))
                .allSatisfy(failure -> assertThat(failure.requestId()).isNotBlank());
        assertThat(shop.level(items.get(0))).isEqualTo(1);
        assertThat(shop.level(items.get(4))).isEqualTo(1);
    }

    @Test
    void whatHasNoNumberIsNotWritten() {
        List<Long> items = shop.items(4);
        InventorySnapshot page = PartnerPages.of("numberless")
                .page(
                        row(items.get(0), State.UNKNOWN),
                        row(items.get(1), State.UNTRACKED),
                        row(items.get(2), State.BUNDLE),
                        row(items.get(3), 1));

        updater.publish(page);

        InventoryApplied result = updater.resultOf(page);
        assertThat(result.failures())
                .extracting(Failure::code)
                .containsExactly("UNKNOWN_QUANTITY", "UNTRACKED", "BUNDLE");
        assertThat(shop.levels(items)).containsExactly(5, 5, 5, 1);
    }

    @Test
    void aVariantThatIsGoneLeavesNoneToSellAndIsNamed() {
        long item = shop.item();
        InventorySnapshot page = PartnerPages.of("gone").page(row(item, State.DELETED));

        updater.publish(page, page);

        for (InventoryApplied result : List.of(updater.resultOf(page), updater.resultOf(page))) {
            assertThat(result.counts()).isEqualTo(counts(1).failed(1).done());
            assertThat(result.failures()).extracting(Failure::code).containsExactly("VARIANT_DELETED");
            assertThat(result.changes()).containsExactly(change(item, 5, 0));
        }
        assertThat(shop.level(item)).isZero();
    }

    @Test
    void oldNumbersExpire() {
        long item = shop.item();
        InventorySnapshot page = PartnerPages.of("late")
                .readAt(Instant.now().minus(Duration.ofMinutes(31)))
                .page(row(item, 1));

        updater.publish(page);

        assertThat(updater.resultOf(page).counts())
                .isEqualTo(counts(1).expired(1).done());
        assertThat(shop.level(item)).isEqualTo(5);
        assertThat(updater.count("item where store_item_id = " + item)).isZero();
    }

    @Test
    void aDryRunWritesNothingAnywhere() {
        List<Long> items = shop.items(2);
        InventorySnapshot page = PartnerPages.of("dry").dry().page(row(items.get(0), 1), row(items.get(1), 5));

        updater.publish(page);

        InventoryApplied result = updater.resultOf(page);
        assertThat(result.counts()).isEqualTo(counts(2).applied(1).unchanged(1).done());
        assertThat(result.changes()).containsExactly(change(items.get(0), 5, 1));
        assertThat(shop.levels(items)).containsOnly(5);
        assertThat(updater.count("item where partner = '" + page.partner() + "'"))
                .isZero();
    }

    @Test
    void aPartnerThatTurnsEmptyIsHeldUntilTheNextRunSaysTheSame() {
        List<Long> items = shop.items(6);
        PartnerPages partner = PartnerPages.of("emptied");
        InventorySnapshot before = partner.nearlyAllEmpty(false).page(items, 7);
        updater.publish(before);
        updater.resultOf(before);
        InventorySnapshot oldAndEmpty = partner.nextRun().nearlyAllEmpty(true).page(items, 0);
        InventorySnapshot first = partner.nextRun().nearlyAllEmpty(true).page(items, 0);
        InventorySnapshot second = partner.nextRun().nearlyAllEmpty(true).page(items, 0);

        updater.publish(first, first);
        for (InventoryApplied held : List.of(updater.resultOf(first), updater.resultOf(first))) {
            assertThat(held.held()).isEqualTo(PartnerFailure.SUSPICIOUS);
            assertThat(held.counts()).isEqualTo(counts(6).skipped(6).done());
        }
        updater.publish(oldAndEmpty);
        assertThat(updater.resultOf(oldAndEmpty).held())
                .as("an older run confirms nothing")
                .isEqualTo(PartnerFailure.SUSPICIOUS);
        assertThat(shop.levels(items)).containsOnly(7);

        updater.publish(second);
        assertThat(updater.resultOf(second).counts())
                .isEqualTo(counts(6).applied(6).done());
        assertThat(shop.levels(items)).containsOnly(0);
    }

    @Test
    void aPageThatWasEmptyAllAlongIsNotHeld() {
        List<Long> stocked = shop.items(6);
        List<Long> empty = shop.items(3);
        PartnerPages partner = PartnerPages.of("half-empty");
        InventorySnapshot before = partner.page(stocked, 7);
        InventorySnapshot emptyBefore =
                partner.pageAfter(before, row(empty.get(0), 0), row(empty.get(1), 0), row(empty.get(2), 0));
        PartnerPages emptied = partner.nextRun().nearlyAllEmpty(true);
        InventorySnapshot turned = emptied.page(stocked, 0);
        InventorySnapshot emptyStill =
                emptied.pageAfter(turned, row(empty.get(0), 0), row(empty.get(1), 0), row(empty.get(2), 1));
        updater.publish(before, emptyBefore);
        updater.resultOf(before);
        updater.resultOf(emptyBefore);

        updater.publish(turned, emptyStill);

        assertThat(updater.resultOf(turned).held()).isEqualTo(PartnerFailure.SUSPICIOUS);
        InventoryApplied passed = updater.resultOf(emptyStill);
        assertThat(passed.held()).isNull();
        assertThat(passed.counts()).isEqualTo(counts(3).applied(1).unchanged(2).done());
        assertThat(shop.levels(stocked)).containsOnly(7);
        assertThat(shop.levels(empty)).containsExactly(0, 0, 1);
    }

    @Test
    void aHealthyPageOfTheSameRunReleasesNoOtherPagesHold() {
        List<Long> items = shop.items(6);
        long healthy = shop.item();
        PartnerPages partner = PartnerPages.of("one-page-emptied");
        InventorySnapshot before = partner.page(items, 7);
        PartnerPages run = partner.nextRun();
        InventorySnapshot first = run.nearlyAllEmpty(true).page(items, 0);
        InventorySnapshot beside = run.pageAfter(first, row(healthy, 3));
        InventorySnapshot second = partner.nextRun().nearlyAllEmpty(true).page(items, 0);
        updater.publish(before);
        updater.resultOf(before);

        updater.publish(first);
        assertThat(updater.resultOf(first).held()).isEqualTo(PartnerFailure.SUSPICIOUS);
        updater.publish(beside);
        assertThat(updater.resultOf(beside).counts())
                .isEqualTo(counts(1).applied(1).done());
        updater.publish(second);

        assertThat(updater.resultOf(second).counts())
                .as("the next run confirms what was held")
                .isEqualTo(counts(6).applied(6).done());
        assertThat(shop.levels(items)).containsOnly(0);
    }

    @Test
    void aPageThatWasReadEarlierUnderTheSameDispatchHoldsNothingAndReleasesNothing() {
        List<Long> items = shop.items(6);
        PartnerPages partner = PartnerPages.of("holds-read-twice");
        InventorySnapshot healthy = partner.nearlyAllEmpty(true).page(items, 7);
        InventorySnapshot emptyBefore = PartnerPages.readAnew(healthy, Duration.ofMinutes(-4), true, rows(items, 0));
        InventorySnapshot empty = partner.nextRun().nearlyAllEmpty(true).page(items, 0);
        InventorySnapshot healthyBefore = PartnerPages.readAnew(empty, Duration.ofMinutes(-4), false, rows(items, 7));
        InventorySnapshot confirming = partner.nextRun().nearlyAllEmpty(true).page(items, 0);

        updater.publish(healthy);
        updater.resultOf(healthy);
        updater.publish(emptyBefore);
        assertThat(updater.resultOf(emptyBefore).counts())
                .isEqualTo(counts(6).superseded(6).done());
        updater.publish(empty);
        assertThat(updater.resultOf(empty).held()).as("the first to say so").isEqualTo(PartnerFailure.SUSPICIOUS);
        updater.publish(healthyBefore);
        updater.resultOf(healthyBefore);
        updater.publish(confirming);

        assertThat(updater.resultOf(confirming).counts())
                .isEqualTo(counts(6).applied(6).done());
        assertThat(shop.levels(items)).containsOnly(0);
    }

    @Test
    void chosenItemsThatTurnEmptyAreNoFirstWitnessForTheWholePartner() {
        List<Long> items = shop.items(12);
        PartnerPages partner = PartnerPages.of("chosen-empty");
        InventorySnapshot before = partner.page(items, 7);
        PartnerPages emptied = partner.nextRun().nearlyAllEmpty(true);
        InventorySnapshot chosen = PartnerPages.ofItems(emptied.page(items.subList(0, 6), 0));
        InventorySnapshot chosenAgain = PartnerPages.ofItems(emptied.nextRun().page(items.subList(0, 6), 0));
        InventorySnapshot first = emptied.nextRun().page(items, 0);
        InventorySnapshot second = emptied.nextRun().page(items, 0);
        updater.publish(before);
        updater.resultOf(before);

        updater.publish(chosen, chosenAgain);
        for (InventorySnapshot page : List.of(chosen, chosenAgain)) {
            InventoryApplied held = updater.resultOf(page);
            assertThat(held.held()).isEqualTo(PartnerFailure.SUSPICIOUS);
            assertThat(held.counts()).isEqualTo(counts(6).skipped(6).done());
        }
        assertThat(updater.count("hold where partner = '" + before.partner() + "'"))
                .isZero();
        updater.publish(first);
        assertThat(updater.resultOf(first).held())
                .as("most of these items were seen empty only once")
                .isEqualTo(PartnerFailure.SUSPICIOUS);
        assertThat(shop.levels(items)).containsOnly(7);

        updater.publish(second);
        assertThat(updater.resultOf(second).counts())
                .isEqualTo(counts(12).applied(12).done());
        assertThat(shop.levels(items)).containsOnly(0);
    }

    @Test
    void chosenItemsWithStockReleaseNoHoldOfTheWholePartner() {
        List<Long> items = shop.items(6);
        long stocked = shop.item();
        PartnerPages partner = PartnerPages.of("chosen-stocked");
        InventorySnapshot before = partner.page(items, 7);
        InventorySnapshot first = partner.nextRun().nearlyAllEmpty(true).page(items, 0);
        InventorySnapshot chosen =
                PartnerPages.ofItems(partner.nextRun().nearlyAllEmpty(false).page(row(stocked, 3)));
        InventorySnapshot second = partner.nextRun().nearlyAllEmpty(true).page(items, 0);
        updater.publish(before);
        updater.resultOf(before);

        updater.publish(first);
        assertThat(updater.resultOf(first).held()).isEqualTo(PartnerFailure.SUSPICIOUS);
        updater.publish(chosen);
        assertThat(updater.resultOf(chosen).counts())
                .isEqualTo(counts(1).applied(1).done());
        updater.publish(second);

        assertThat(updater.resultOf(second).counts())
                .as("the next run of the whole partner confirms what was held")
                .isEqualTo(counts(6).applied(6).done());
        assertThat(shop.levels(items)).containsOnly(0);
    }

    private static List<InventorySnapshot.Row> rows(List<Long> items, int available) {
        return items.stream().map(item -> row(item, available)).toList();
    }

    /** Of an item that was never settled before. */
    private static Change change(long item, int before, int after) {
        return new Change(item, item, before, after, null, 0);
    }

    private static Expected counts(int received) {
        return new Expected(new Counts(0, 0, 0, 0, 0, 0, 0), received);
    }

    /** Counts by name, since seven numbers in a row say little. */
    private record Expected(Counts sum, int received) {
        Expected applied(int n) {
            return plus(new Counts(n, n, 0, 0, 0, 0, 0));
        }

        Expected unchanged(int n) {
            return plus(new Counts(n, 0, n, 0, 0, 0, 0));
        }

        Expected failed(int n) {
            return plus(new Counts(n, 0, 0, n, 0, 0, 0));
        }

        Expected skipped(int n) {
            return plus(new Counts(n, 0, 0, 0, n, 0, 0));
        }

        Expected superseded(int n) {
            return plus(new Counts(n, 0, 0, 0, 0, n, 0));
        }

        Expected expired(int n) {
            return plus(new Counts(n, 0, 0, 0, 0, 0, n));
        }

        Counts done() {
            assertThat(sum.received()).isEqualTo(received);
            return sum;
        }

        private Expected plus(Counts more) {
            return new Expected(sum.plus(more), received);
        }
    }
}
