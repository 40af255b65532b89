package com.occ.inventory.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTests {
    @ParameterizedTest
    @CsvSource({
        "s, 0, 0 s",
        "s, 0.0421, 42.1 ms",
        "s, 12.5, 12.5 s",
        "s, 3600, 1 h",
        "s, 5400, 90 min",
        "s, 14400, 4 h",
        "s, 864000, 10 d",
        "percentunit, 0.125, 12.5 %",
        "bytes, 134217728, 128 MiB",
        "none, 1200, 1200",
        "none, 12345, 12.3 k",
        "'suffix: items/s', 0.25, 0.25 items/s",
    })
    void showAValueAsPeopleReadIt(String unit, double value, String text) {
        assertThat(Units.text(unit, value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "none, 1, 1",
        "none, 7, 2",
        "none, 30, 10",
        "s, 3000, 600",
        "s, 14400, 3600",
        "s, 0.9, 0.5",
        "percentunit, 1, 0.5"
    })
    void divideAnAxisEvenly(String unit, double most, double step) {
        assertThat(Units.step(unit, most)).isEqualTo(step);
    }
}
