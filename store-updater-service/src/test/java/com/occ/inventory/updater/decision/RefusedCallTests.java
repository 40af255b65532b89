package com.occ.inventory.updater.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.shopify.SetResult.RowError;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedCallTests {
    @Test
    void theRowThatIsNamedFailsAndTheRestGoesAgain() {
        RefusedCall verdict = RefusedCall.of(4, 0, any -> true, List.of(error(2, "INVALID_INVENTORY_ITEM")));

        assertThat(verdict.failed()).containsOnlyKeys(2);
        assertThat(verdict.again()).containsExactly(List.of(0, 1, 3));
    }

    @Test
    void aRowWhoseLevelMovedIsStaleAndNotFailed() {
        RefusedCall verdict = RefusedCall.of(3, 0, any -> true, List.of(error(0, "CHANGE_FROM_QUANTITY_STALE")));

        assertThat(verdict.failed()).isEmpty();
        assertThat(verdict.stale()).containsExactly(0);
        assertThat(verdict.again()).containsExactly(List.of(1, 2));
    }

    @Test
    void aRowThatWasNotComparedCannotBeStale() {
        RefusedCall verdict =
                RefusedCall.of(2, 0, index -> index == 1, List.of(error(0, "CHANGE_FROM_QUANTITY_STALE")));

        assertThat(verdict.stale()).isEmpty();
        assertThat(verdict.failed()).containsOnlyKeys(0);
        assertThat(verdict.again()).containsExactly(List.of(1));
    }

    @Test
    void aRowThatIsBothStaleAndBadFails() {
        RefusedCall verdict = RefusedCall.of(
                1,
                0,
                any -> true,
                List.of(error(0, "CHANGE_FROM_QUANTITY_STALE"), error(0, "INVALID_QUANTITY_TOO_HIGH")));

        assertThat(verdict.failed().get(0).code()).isEqualTo("INVALID_QUANTITY_TOO_HIGH");
        assertThat(verdict.stale()).isEmpty();
        assertThat(verdict.again()).isEmpty();
    }

    @Test
    void anAttemptThatFailedBeforeBlamesNobody() {
        RefusedCall verdict =
                RefusedCall.of(3, 0, any -> true, List.of(error(null, "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED")));

        assertThat(verdict.failed()).isEmpty();
        assertThat(verdict.again()).containsExactly(List.of(0, 1, 2));
    }

    @Test
    void aKeyThatWasUsedForOtherRowsBlamesNobody() {
        assertThat(RefusedCall.of(3, 0, any -> true, List.of(error(null, "IDEMPOTENCY_KEY_PARAMETER_MISMATCH")))
                        .again())
                .containsExactly(List.of(0, 1, 2));
    }

    @Test
    void aCallThatNoKeyWillCarryFailsWithItsRows() {
        List<RowError> errors = List.of(error(null, "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED"));

        assertThat(RefusedCall.of(2, 2, any -> true, errors).again()).containsExactly(List.of(0, 1));
        assertThat(RefusedCall.of(2, 3, any -> true, errors).again()).isEmpty();
        assertThat(RefusedCall.of(2, 3, any -> true, errors).failed()).containsOnlyKeys(0, 1);
    }

    @Test
    void whereNobodyIsNamedTheCallIsHalved() {
        assertThat(RefusedCall.of(5, 0, any -> true, List.of(error(null, null))).again())
                .containsExactly(List.of(0, 1), List.of(2, 3, 4));
    }

    @Test
    void aRowAloneIsToBlame() {
        assertThat(RefusedCall.of(1, 0, any -> true, List.of(error(null, null))).failed())
                .containsOnlyKeys(0);
    }

    @Test
    void anIndexOutsideTheCallNamesNobody() {
        RefusedCall verdict = RefusedCall.of(2, 0, any -> true, List.of(error(7, "INVALID_INVENTORY_ITEM")));

        assertThat(verdict.failed()).isEmpty();
        assertThat(verdict.again()).containsExactly(List.of(0), List.of(1));
    }

    private static RowError error(Integer index, String code) {
        return new RowError(index, code, "words");
    }
}
