package com.occ.inventory.updater.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.Mode;
import com.occ.inventory.updater.Snapshots;
import com.occ.inventory.updater.row.Outcome.Applied;
import com.occ.inventory.updater.row.Outcome.Unchanged;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class PageTests {
    private final Page page = new Page(Snapshots.page(
            1, Mode.APPLY, InventorySnapshot.Row.available(1, 11, 5), InventorySnapshot.Row.available(2, 12, 6)));
    private final List<Row> rows = page.rows();

    @Test
    void isDoneWhenAllRowsAreInWhateverTheirOrder() {
        rows.get(1).settle(new Unchanged(6));
        StepVerifier.create(page.outcomes().timeout(Duration.ofMillis(1))).verifyError();

        rows.get(0).settle(new Applied(1, 5));

        assertThat(page.outcomes().block()).containsExactly(new Applied(1, 5), new Unchanged(6));
    }

    @Test
    void theFirstOutcomeOfARowStands() {
        rows.get(0).settle(new Applied(1, 5));
        rows.get(0).settle(new Unchanged(5));
        rows.get(1).settle(new Unchanged(6));

        assertThat(page.outcomes().block()).containsExactly(new Applied(1, 5), new Unchanged(6));
    }

    @Test
    void oneRowThatIsGivenBackGivesBackThePage() {
        rows.get(0).fail(new IllegalStateException("no database"));
        rows.get(0).settle(new Unchanged(5));
        rows.get(1).settle(new Unchanged(6));

        StepVerifier.create(page.outcomes()).verifyErrorMessage("no database");
    }
}
