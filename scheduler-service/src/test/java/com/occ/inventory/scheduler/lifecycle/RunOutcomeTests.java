package com.occ.inventory.scheduler.lifecycle;

import static com.occ.inventory.message.PartnerSyncStatus.CANCELLED;
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
        assertThat(RunOutcome.of(Set.of(SUCCEEDED, SKIPPED, NOTHING_TO_SYNC), false))
                .isEqualTo(RunStatus.SUCCEEDED);
        assertThat(RunOutcome.of(Set.of(SUCCEEDED, FAILED), false)).isEqualTo(RunStatus.PARTLY_FAILED);
        assertThat(RunOutcome.of(Set.of(PARTLY_FAILED), false)).isEqualTo(RunStatus.PARTLY_FAILED);
        assertThat(RunOutcome.of(Set.of(FAILED, SKIPPED), false)).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void nothingToSyncIsNeverASuccess() {
        assertThat(RunOutcome.of(Set.of(), false)).isEqualTo(RunStatus.NOTHING_TO_SYNC);
        assertThat(RunOutcome.of(Set.of(SKIPPED, NOTHING_TO_SYNC), false)).isEqualTo(RunStatus.NOTHING_TO_SYNC);
    }

    @Test
    void aRunThatWasStoppedIsCancelledUnlessAllOfItEndedByItself() {
        assertThat(RunOutcome.of(Set.of(PartnerSyncStatus.RUNNING, CANCELLED), true))
                .isEqualTo(RunStatus.CANCELLING);
        assertThat(RunOutcome.of(Set.of(SUCCEEDED, CANCELLED), true)).isEqualTo(RunStatus.CANCELLED);
        assertThat(RunOutcome.of(Set.of(FAILED, SUCCEEDED), true)).isEqualTo(RunStatus.PARTLY_FAILED);
    }

    @Property
    void isOverExactlyWhenAllItsPartnersAre(@ForAll Set<PartnerSyncStatus> partners, @ForAll boolean cancelled) {
        assertThat(RunOutcome.of(partners, cancelled).terminal())
                .isEqualTo(partners.stream().allMatch(PartnerSyncStatus::terminal));
    }
}
