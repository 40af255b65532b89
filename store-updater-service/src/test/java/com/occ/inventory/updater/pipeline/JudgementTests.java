package com.occ.inventory.updater.pipeline;

import static com.occ.inventory.updater.Snapshots.NOW;
import static com.occ.inventory.updater.Snapshots.dryRow;
import static com.occ.inventory.updater.Snapshots.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.InventorySnapshot.State;
import com.occ.inventory.updater.decision.Decision.Leave;
import com.occ.inventory.updater.decision.Decision.Write;
import com.occ.inventory.updater.item.ItemState;
import com.occ.inventory.updater.item.ItemState.Intent;
import com.occ.inventory.updater.item.ItemState.SettledAs;
import com.occ.inventory.updater.row.Drift;
import com.occ.inventory.updater.row.Outcome.Applied;
import com.occ.inventory.updater.row.Outcome.Expired;
import com.occ.inventory.updater.row.Outcome.Failed;
import com.occ.inventory.updater.row.Outcome.Superseded;
import com.occ.inventory.updater.row.Outcome.Unchanged;
import org.junit.jupiter.api.Test;

class JudgementTests {
    private static final InventorySnapshot.Row THREE = InventorySnapshot.Row.available(1, 2, 3);
    private static final InventorySnapshot.Row GONE = InventorySnapshot.Row.without(1, 2, State.DELETED);
    private static final ItemState NEW = new ItemState(2, 0, null, null, null, null, null, Drift.UNKNOWN, null);
    private static final ItemState WROTE_5_TO_3 =
            new ItemState(2, 7, NOW, SettledAs.APPLIED, 5, 3, 3, Drift.UNKNOWN, null);
    private static final ItemState MAY_HAVE_WRITTEN_3 =
            new ItemState(2, 0, null, null, null, null, null, Drift.UNKNOWN, new Intent(5, 3, Drift.UNKNOWN));

    @Test
    void anOlderDispatchIsSupersededEvenWhenExpired() {
        assertThat(Judgement.beforeReading(row(6, THREE), WROTE_5_TO_3, true)).contains(new Superseded());
    }

    @Test
    void anEarlierReadingUnderTheSameDispatchIsSuperseded() {
        assertThat(Judgement.beforeReading(row(7, NOW.minusSeconds(1), THREE), WROTE_5_TO_3, false))
                .contains(new Superseded());
        assertThat(Judgement.beforeReading(row(7, THREE), WROTE_5_TO_3, false)).isEmpty();
    }

    @Test
    void oldNumbersAreNotWritten() {
        assertThat(Judgement.beforeReading(row(8, THREE), WROTE_5_TO_3, true)).contains(new Expired());
    }

    @Test
    void aWriteThatWasDoneInTimeDoesNotExpire() {
        assertThat(Judgement.beforeReading(row(7, THREE), WROTE_5_TO_3, true)).contains(new Applied(5, 3));
    }

    @Test
    void anOpenIntentIsLookedAtBeforeItsRowExpires() {
        assertThat(Judgement.beforeReading(row(7, THREE), MAY_HAVE_WRITTEN_3, true))
                .isEmpty();
        assertThat(Judgement.beforeReading(dryRow(7, THREE), MAY_HAVE_WRITTEN_3, true))
                .contains(new Expired());
    }

    @Test
    void freshNumbersNeedALook() {
        assertThat(Judgement.beforeReading(row(7, THREE), NEW, false)).isEmpty();
    }

    @Test
    void aDifferenceIsWritten() {
        assertThat(Judgement.afterReading(row(7, THREE), NEW, new Write(5, 3), Drift.UNKNOWN))
                .isEmpty();
    }

    @Test
    void aDryRunOnlySaysWhatItWouldWrite() {
        assertThat(Judgement.afterReading(dryRow(7, THREE), NEW, new Write(5, 3), Drift.UNKNOWN))
                .contains(new Applied(5, 3));
        assertThat(Judgement.afterReading(dryRow(7, THREE), MAY_HAVE_WRITTEN_3, new Leave(3), Drift.UNKNOWN))
                .contains(new Unchanged(3));
    }

    @Test
    void anUnheardWriteIsCounted() {
        assertThat(Judgement.afterReading(row(7, THREE), MAY_HAVE_WRITTEN_3, new Leave(3), Drift.UNKNOWN))
                .contains(new Applied(5, 3));
    }

    @Test
    void aVariantThatIsGoneStaysAFailure() {
        assertThat(Judgement.afterReading(row(7, GONE), NEW, new Leave(0), Drift.UNKNOWN))
                .get()
                .isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.code()).isEqualTo("VARIANT_DELETED");
                    assertThat(failed.change()).isNull();
                });
        assertThat(Judgement.afterReading(dryRow(7, GONE), NEW, new Write(4, 0), Drift.UNKNOWN))
                .get()
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.change()).isEqualTo(new Applied(4, 0)));
    }
}
