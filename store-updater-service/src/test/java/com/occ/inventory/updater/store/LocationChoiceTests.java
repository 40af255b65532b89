package com.occ.inventory.updater.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.updater.store.LocationChoice.First;
import com.occ.inventory.updater.store.LocationChoice.Kept;
import com.occ.inventory.updater.store.LocationChoice.Missing;
import org.junit.jupiter.api.Test;

class LocationChoiceTests {

    @Test
    void theOldestActiveOneIsTheFirst() {
        assertThat(LocationChoice.of(null, false, "1")).isEqualTo(new First("1"));
    }

    @Test
    void theKeptOneStays() {
        assertThat(LocationChoice.of("2", true, "2")).isEqualTo(new Kept("2", null));
    }

    @Test
    void anOlderOneChangesNothingButIsNamed() {
        assertThat(LocationChoice.of("2", true, "1")).isEqualTo(new Kept("2", "1"));
    }

    @Test
    void noOtherTakesThePlaceOfAKeptOneThatIsNotActive() {
        assertThat(LocationChoice.of("2", false, "3")).isEqualTo(new Missing("2"));
        assertThat(LocationChoice.of("2", false, null)).isEqualTo(new Missing("2"));
    }

    @Test
    void aStoreWithoutAnyHasNone() {
        assertThat(LocationChoice.of(null, false, null)).isEqualTo(new Missing(null));
    }
}
