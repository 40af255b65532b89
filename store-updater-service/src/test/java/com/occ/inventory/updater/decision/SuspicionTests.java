package com.occ.inventory.updater.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuspicionTests {
    @ParameterizedTest
    @CsvSource({
        "0, 0, false, nothing is known of a new partner",
        "30, 30, true, all had stock",
        "30, 6, true, a fifth had stock",
        "30, 5, false, most were empty before",
        "4, 2, false, too few to tell",
        "4, 3, true, three are enough"
    })
    void onlyAPartnerThatHadStockCanTurnEmpty(int known, int stocked, boolean suspicious, String why) {
        assertThat(Suspicion.turnedEmpty(known, stocked)).as(why).isEqualTo(suspicious);
    }
}
