package com.occ.inventory.scheduler.lifecycle;

import static com.occ.inventory.message.PartnerSyncStatus.FAILED;
import static com.occ.inventory.message.PartnerSyncStatus.NOTHING_TO_SYNC;
import static com.occ.inventory.message.PartnerSyncStatus.PARTLY_FAILED;
import static com.occ.inventory.message.PartnerSyncStatus.SKIPPED;
import static com.occ.inventory.message.PartnerSyncStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.RunStatus;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RunOutcomeTests {
    @Test
    void aRunIsWhatItsWorkingPartnersAre() {
        assertThat(RunOutcome.of(Set.of(SUCCEEDED, SKIPPED, NOTHING_TO_SYNC))).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(RunOutcome.of(Set.of(SUCCEEDED, FAILED))).isEqualTo(RunStatus.PARTLY_FAILED);
        assertThat(RunOutcome.of(Set.of(PARTLY_FAILED))).isEqualTo(RunStatus.PARTLY_FAILED);
        assertThat(RunOutcome.of(Set.of(FAILED, SKIPPED))).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void nothingToSyncIsNeverASuccess() {
        assertThat(RunOutcome.of(Set.of())).isEqualTo(RunStatus.NOTHING_TO_SYNC);
        assertThat(RunOutcome.of(Set.of(SKIPPED, NOTHING_TO_SYNC))).isEqualTo(RunStatus.NOTHING_TO_SYNC);
    }

    @Property
    void isOverExactlyWhenAllItsPartnersAre(@ForAll Set<PartnerSyncStatus> partners) {
        assertThat(RunOutcome.of(partners).terminal())
                .isEqualTo(partners.stream().allMatch(PartnerSyncStatus::terminal));
    }
}
