package com.occ.inventory.admin.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\t=1", "'=1"})
    void whatASpreadsheetWouldRunGetsAnApostrophe(String formula) {
        assertThat(CsvCell.guard(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SKU-1", "'plain", "1=1"})
    void theRestStaysAsItIs(String text) {
        assertThat(CsvCell.guard(text)).isEqualTo(text);
        assertThat(CsvCell.unguard(text)).isEqualTo(text);
    }

    @Property
    void importTakesAwayExactlyWhatExportAdded(
            @ForAll @CharRange(from = 'a', to = 'c') @Chars({'\'', '=', '+', '-', '@', '\t', ' '}) String text) {
        assertThat(CsvCell.unguard(CsvCell.guard(text))).isEqualTo(text);
    }
}
