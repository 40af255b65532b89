package com.occ.inventory.updater.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.shopify.SetResult.RowError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RefusedCallPropertyTests {
    @Property
    void everyRowEndsInExactlyOnePlace(
            @ForAll @IntRange(min = 1, max = 30) int rows, @ForAll("errors") List<RowError> errors) {
        RefusedCall verdict = RefusedCall.of(rows, 0, any -> true, errors);

        List<Integer> places = new ArrayList<>(verdict.failed().keySet());
        places.addAll(verdict.stale());
        verdict.again().forEach(places::addAll);
        assertThat(places)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, rows).boxed().toList());
        assertThat(verdict.again()).allSatisfy(group -> assertThat(group).isNotEmpty());
    }

    @Property
    void halvingFindsTheCulpritsOfAStoreThatNamesNone(
            @ForAll @IntRange(min = 1, max = 250) int rows, @ForAll Set<@IntRange(max = 249) Integer> bad) {
        bad.removeIf(row -> row >= rows);
        Set<Integer> blamed = new HashSet<>();
        int calls = 0;
        List<List<Integer>> open =
                new ArrayList<>(List.of(IntStream.range(0, rows).boxed().toList()));
        while (!open.isEmpty()) {
            List<Integer> call = open.remove(0);
            calls++;
            if (call.stream().anyMatch(bad::contains)) {
                RefusedCall verdict =
                        RefusedCall.of(call.size(), 0, any -> true, List.of(new RowError(null, null, "words")));
                verdict.failed().keySet().forEach(index -> blamed.add(call.get(index)));
                verdict.again()
                        .forEach(group -> open.add(group.stream().map(call::get).toList()));
            }
        }
        assertThat(blamed).isEqualTo(bad);
        assertThat(calls).isLessThan(2 * rows);
    }

    @Provide
    Arbitrary<List<RowError>> errors() {
        Arbitrary<Integer> index = Arbitraries.integers().between(0, 35).injectNull(0.2);
        Arbitrary<String> code = Arbitraries.of(
                        "CHANGE_FROM_QUANTITY_STALE",
                        "INVALID_INVENTORY_ITEM",
                        "ITEM_NOT_STOCKED_AT_LOCATION",
                        "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED",
                        "A_CODE_OF_TOMORROW")
                .injectNull(0.1);
        return Combinators.combine(index, code)
                .as((at, word) -> new RowError(at, word, "words"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }
}
