package com.occ.inventory.updater.item;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.updater.item.ItemState.Intent;
import com.occ.inventory.updater.item.ItemState.SettledAs;
import com.occ.inventory.updater.item.ItemState.Written;
import com.occ.inventory.updater.row.Drift;
import org.junit.jupiter.api.Test;

class ItemStateTests {
    private static final ItemState WROTE_5_TO_3 = new ItemState(1, 7, SettledAs.APPLIED, 5, 3, 3, Drift.UNKNOWN, null);

    @Test
    void onlyASmallerDispatchComesTooLate() {
        assertThat(WROTE_5_TO_3.supersedes(6)).isTrue();
        assertThat(WROTE_5_TO_3.supersedes(7)).isFalse();
        assertThat(WROTE_5_TO_3.supersedes(8)).isFalse();
    }

    @Test
    void theSamePageAgainGetsTheSameAnswer() {
        assertThat(WROTE_5_TO_3.alreadyWritten(7, 3)).isEqualTo(new Written(5, 3, Drift.UNKNOWN));
    }

    @Test
    void aNewerPageThatFindsTheLevelRightChangedNothing() {
        assertThat(WROTE_5_TO_3.alreadyWritten(8, 3)).isNull();
    }

    @Test
    void whatWasLeftUnchangedStaysUnchanged() {
        assertThat(new ItemState(1, 7, SettledAs.UNCHANGED, null, null, null, Drift.UNKNOWN, null).alreadyWritten(7, 3))
                .isNull();
    }

    @Test
    void anOpenIntentWhoseTargetStandsThereWasCarriedOut() {
        ItemState state = new ItemState(1, 0, null, null, null, null, Drift.UNKNOWN, new Intent(5, 3, Drift.UNKNOWN));

        assertThat(state.alreadyWritten(7, 3)).isEqualTo(new Written(5, 3, Drift.UNKNOWN));
        assertThat(state.alreadyWritten(7, 5)).isNull();
    }

    @Test
    void anUnheardWriteIsToldByWhicheverDispatchFindsIt() {
        ItemState state =
                new ItemState(1, 6, SettledAs.APPLIED, 9, 5, 5, Drift.UNKNOWN, new Intent(5, 3, Drift.UNKNOWN));

        assertThat(state.alreadyWritten(8, 3)).isEqualTo(new Written(5, 3, Drift.UNKNOWN));
    }

    @Test
    void knowsWhatADispatchDidWhereverTheLevelStandsNow() {
        assertThat(WROTE_5_TO_3.settledBy(7)).isEqualTo(new Written(5, 3, Drift.UNKNOWN));
        assertThat(WROTE_5_TO_3.settledBy(8)).isNull();
    }
}
