package com.occ.inventory.updater.item;

import static com.occ.inventory.updater.Snapshots.NOW;
import static com.occ.inventory.updater.Snapshots.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.updater.item.ItemState.Intent;
import com.occ.inventory.updater.item.ItemState.SettledAs;
import com.occ.inventory.updater.item.ItemState.Written;
import com.occ.inventory.updater.row.Drift;
import com.occ.inventory.updater.row.Row;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ItemStateTests {
    private static final InventorySnapshot.Row THREE = InventorySnapshot.Row.available(1, 1, 3);
    private static final ItemState WROTE_5_TO_3 =
            new ItemState(1, 7, NOW, SettledAs.APPLIED, 5, 3, 3, Drift.UNKNOWN, null);

    @Test
    void aSmallerDispatchComesTooLateHoweverFreshItWasRead() {
        assertThat(WROTE_5_TO_3.supersedes(row(6, NOW.plusSeconds(9), THREE))).isTrue();
        assertThat(WROTE_5_TO_3.supersedes(row(7, THREE))).isFalse();
        assertThat(WROTE_5_TO_3.supersedes(row(8, NOW.minusSeconds(9), THREE))).isFalse();
    }

    @Test
    void ofTwoReadingsUnderOneDispatchTheEarlierComesTooLate() {
        assertThat(WROTE_5_TO_3.supersedes(row(7, NOW.minusMillis(1), THREE))).isTrue();
        assertThat(WROTE_5_TO_3.supersedes(row(7, NOW.plusMillis(1), THREE))).isFalse();
    }

    /** The database keeps microseconds. */
    @Test
    void theSamePageAgainIsAsOldAsWhatWasStoredOfIt() {
        Row row = row(7, NOW.plusNanos(1_999), THREE);

        assertThat(row.readAt()).isEqualTo(NOW.plusNanos(1_000));
        assertThat(settled(row).supersedes(row)).isFalse();
    }

    @Test
    void whatAnEarlierVersionLeftDoesNotSayWhenItWasRead() {
        ItemState state = new ItemState(1, 7, null, SettledAs.APPLIED, 5, 3, 3, Drift.UNKNOWN, null);

        assertThat(state.supersedes(row(6, THREE))).isTrue();
        assertThat(state.supersedes(row(7, THREE))).isFalse();
    }

    /** Whichever comes first, it is the same one that stands at the end; only a page and its twin let each other pass. */
    @Property
    void whatStandsDoesNotDependOnWhatComesFirst(
            @ForAll @IntRange(min = 1, max = 3) int dispatch,
            @ForAll @IntRange(max = 3) int micros,
            @ForAll @IntRange(min = 1, max = 3) int otherDispatch,
            @ForAll @IntRange(max = 3) int otherMicros) {
        Row one = row(dispatch, NOW.plusNanos(micros * 1_000L), THREE);
        Row other = row(otherDispatch, NOW.plusNanos(otherMicros * 1_000L), THREE);

        boolean twins = dispatch == otherDispatch && micros == otherMicros;
        assertThat(settled(one).supersedes(other))
                .isEqualTo(!twins && !settled(other).supersedes(one));
    }

    private static ItemState settled(Row row) {
        Instant readAt = row.readAt();
        return new ItemState(1, row.dispatch(), readAt, SettledAs.UNCHANGED, null, null, 3, Drift.UNKNOWN, null);
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
        assertThat(new ItemState(1, 7, NOW, SettledAs.UNCHANGED, null, null, null, Drift.UNKNOWN, null)
                        .alreadyWritten(7, 3))
                .isNull();
    }

    @Test
    void anOpenIntentWhoseTargetStandsThereWasCarriedOut() {
        ItemState state =
                new ItemState(1, 0, null, null, null, null, null, Drift.UNKNOWN, new Intent(5, 3, Drift.UNKNOWN));

        assertThat(state.alreadyWritten(7, 3)).isEqualTo(new Written(5, 3, Drift.UNKNOWN));
        assertThat(state.alreadyWritten(7, 5)).isNull();
    }

    @Test
    void anUnheardWriteIsToldByWhicheverDispatchFindsIt() {
        ItemState state =
                new ItemState(1, 6, NOW, SettledAs.APPLIED, 9, 5, 5, Drift.UNKNOWN, new Intent(5, 3, Drift.UNKNOWN));

        assertThat(state.alreadyWritten(8, 3)).isEqualTo(new Written(5, 3, Drift.UNKNOWN));
    }

    @Test
    void knowsWhatADispatchDidWhereverTheLevelStandsNow() {
        assertThat(WROTE_5_TO_3.settledBy(7)).isEqualTo(new Written(5, 3, Drift.UNKNOWN));
        assertThat(WROTE_5_TO_3.settledBy(8)).isNull();
    }
}
