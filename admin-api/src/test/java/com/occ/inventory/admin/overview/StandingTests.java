package com.occ.inventory.admin.overview;

import static com.occ.inventory.message.PartnerSyncStatus.FAILED;
import static com.occ.inventory.message.PartnerSyncStatus.NOTHING_TO_SYNC;
import static com.occ.inventory.message.PartnerSyncStatus.PARTLY_FAILED;
import static com.occ.inventory.message.PartnerSyncStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.run.Cause;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.PartnerFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class StandingTests {
    private static final Counts WELL = new Counts(30, 2, 28, 0, 0, 0, 0);

    @Test
    void aPartnerWhoseNewestSyncSucceededIsWell() {
        assertThat(Standing.of(SUCCEEDED, null, WELL, 0, true)).isEqualTo(Standing.WELL);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"UNREACHABLE", "STALLED", "SUSPICIOUS"})
    void whatOnlyAPersonCanMendNeedsOneAtOnce(PartnerFailure failure) {
        assertThat(Standing.of(FAILED, failure, Counts.ZERO, 1, true)).isEqualTo(Standing.ACTION_REQUIRED);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNREACHABLE", "STALLED", "SUSPICIOUS"})
    void whatMendsItselfNeedsAPersonOnlyWhenItGoesOn(PartnerFailure failure) {
        assertThat(Standing.of(FAILED, failure, Counts.ZERO, 1, true)).isEqualTo(Standing.WILL_RECOVER);
        assertThat(Standing.of(FAILED, failure, Counts.ZERO, 3, true)).isEqualTo(Standing.ACTION_REQUIRED);
    }

    @ParameterizedTest
    @EnumSource
    void everyCauseSaysWhatHappenedAndWhatToDo(PartnerFailure failure) {
        for (int failures = 1; failures <= 4; failures++) {
            Cause cause = Cause.of(failure, failures);
            assertThat(cause.what()).endsWith(".").hasSizeGreaterThan(20);
            assertThat(cause.remedy()).endsWith(".").hasSizeGreaterThan(20);
        }
    }

    @Test
    void someFailingItemsAreTheItemsTroubleAndMostOfThemAPersons() {
        assertThat(Standing.of(PARTLY_FAILED, null, new Counts(30, 2, 24, 4, 0, 0, 0), 0, true))
                .isEqualTo(Standing.ITEMS_FAILING);
        assertThat(Standing.of(PARTLY_FAILED, null, new Counts(30, 2, 8, 20, 0, 0, 0), 0, true))
                .isEqualTo(Standing.ACTION_REQUIRED);
        assertThat(Standing.of(PARTLY_FAILED, null, new Counts(3, 1, 0, 2, 0, 0, 0), 0, true))
                .isEqualTo(Standing.ITEMS_FAILING);
        assertThat(Standing.of(PARTLY_FAILED, null, new Counts(1, 0, 0, 1, 0, 0, 0), 0, true))
                .isEqualTo(Standing.ACTION_REQUIRED);
    }

    @Test
    void whatWasReadTooLongAgoIsReadAgain() {
        assertThat(Standing.of(PARTLY_FAILED, null, new Counts(30, 2, 20, 0, 0, 0, 8), 0, true))
                .isEqualTo(Standing.WILL_RECOVER);
    }

    @Test
    void nothingMappedIsNoSuccessAndAfterOneALoss() {
        assertThat(Standing.of(NOTHING_TO_SYNC, null, Counts.ZERO, 0, false)).isEqualTo(Standing.NEVER_SYNCED);
        assertThat(Standing.of(NOTHING_TO_SYNC, null, Counts.ZERO, 0, true)).isEqualTo(Standing.ACTION_REQUIRED);
    }

    @Test
    void keepsThePlacesThatAreStored() {
        assertThat(Standing.values())
                .containsExactly(
                        Standing.ACTION_REQUIRED,
                        Standing.WILL_RECOVER,
                        Standing.ITEMS_FAILING,
                        Standing.NEVER_SYNCED,
                        Standing.WELL);
    }
}
