package com.occ.inventory.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.InventoryApplied.Change;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTests {
    @ParameterizedTest(name = "left at {0}, found {1} with {2} in open orders: {3}")
    @CsvSource({
        ", 5, 0, ",
        "5, 5, 0, false",
        "5, 6, 0, true",
        "5, 6, 9, true",
        "5, 3, 2, false",
        "5, 3, 1, true",
        "5, 3, , true",
        "5, 3, -4, true"
    })
    void aLevelThatOrdersDoNotExplainWasChangedBySomebodyElse(
            Integer expected, int before, Integer committed, Boolean byOthers) {
        assertThat(new Change(1, 2, before, 9, expected, committed).changedByOthers())
                .isEqualTo(byOthers);
    }
}
