package com.occ.inventory.admin.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.mapping.MappingDiff.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingDiffTests {
    private static final Mapping ONE = new Mapping("a", 1, 11, "S");
    private static final Mapping TWO = new Mapping("a", 2, 12, "T");

    @Test
    void tellsAddedRemovedChangedAndUnchangedApart() {
        Mapping moved = new Mapping("a", 2, 13, "T");
        Mapping other = new Mapping("b", 1, 14, "");

        MappingDiff diff =
                MappingDiff.between(List.of(ONE, TWO, new Mapping("a", 3, 15, "")), List.of(ONE, moved, other));

        assertThat(diff.added()).containsExactly(other);
        assertThat(diff.removed()).containsExactly(new Mapping("a", 3, 15, ""));
        assertThat(diff.changed()).containsExactly(new Change(TWO, moved));
        assertThat(diff.unchanged()).isEqualTo(1);
        assertThat(diff.gone()).containsExactly(new Mapping("a", 3, 15, ""), TWO);
        assertThat(diff.fresh()).containsExactly(other, moved);
    }

    @Test
    void countsForEachPartnerOfTheFile() {
        MappingDiff diff = MappingDiff.between(List.of(ONE, TWO), List.of(ONE, new Mapping("b", 1, 14, "")));

        ImportAnswer answer = ImportAnswer.of(List.of(ONE, new Mapping("b", 1, 14, "")), diff, false);

        assertThat(answer.byPartner())
                .containsExactly(
                        new ImportAnswer.OfPartner("a", 1, 0, 1, 0, 1), new ImportAnswer.OfPartner("b", 1, 1, 0, 0, 0));
        assertThat(answer.difference()).isNull();
    }
}
