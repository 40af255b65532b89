package com.occ.inventory.updater.pipeline;

import static com.occ.inventory.updater.Snapshots.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.updater.row.Row;
import org.junit.jupiter.api.Test;

class ItemGateTests {
    private final ItemGate gate = new ItemGate();

    @Test
    void letsOneRowOfAnItemInAtATimeInTheOrderTheyCame() {
        Row first = item(7, 1);
        Row second = item(7, 2);
        Row third = item(7, 3);

        assertThat(gate.enter(first)).isTrue();
        assertThat(gate.enter(second)).isFalse();
        assertThat(gate.enter(third)).isFalse();
        assertThat(gate.leave(7)).containsSame(second);
        assertThat(gate.leave(7)).containsSame(third);
        assertThat(gate.leave(7)).isEmpty();
        assertThat(gate.enter(item(7, 4))).isTrue();
    }

    @Test
    void itemsDoNotWaitForEachOther() {
        assertThat(gate.enter(item(7, 1))).isTrue();
        assertThat(gate.enter(item(8, 1))).isTrue();
    }

    private static Row item(long storeItemId, long dispatch) {
        return row(dispatch, InventorySnapshot.Row.available(1, storeItemId, 5));
    }
}
