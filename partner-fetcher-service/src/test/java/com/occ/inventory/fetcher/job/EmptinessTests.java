package com.occ.inventory.fetcher.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.InventorySnapshot.Row;
import com.occ.inventory.message.InventorySnapshot.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmptinessTests {

    @Test
    void countsWhatCannotBeSold() {
        List<Row> rows = List.of(
                Row.available(1, 1, 3),
                Row.available(2, 2, 0),
                Row.available(3, 3, -1),
                Row.without(4, 4, State.DELETED),
                Row.without(5, 5, State.UNKNOWN),
                Row.without(6, 6, State.UNTRACKED),
                Row.without(7, 7, State.BUNDLE));

        assertThat(Emptiness.of(rows)).isEqualTo(new Emptiness(4, 7));
    }

    @ParameterizedTest
    @CsvSource({"5,5,true", "4,4,false", "19,20,true", "18,20,false", "0,100,false", "95,100,true", "94,100,false"})
    void suspectsAJobThatIsNearlyAllEmpty(int empty, int rows, boolean nearlyAll) {
        assertThat(new Emptiness(empty, rows).nearlyAll()).isEqualTo(nearlyAll);
    }
}
