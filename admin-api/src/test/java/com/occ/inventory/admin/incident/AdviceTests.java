package com.occ.inventory.admin.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.Concern;
import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.StoreFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTests {
    private static final String NONE = Advice.of("A_CAUSE_OF_TOMORROW", Concern.PARTNER);

    @ParameterizedTest
    @EnumSource(PartnerFailure.class)
    void knowsWhatToDoAboutEveryFailureOfAPartner(PartnerFailure failure) {
        assertThat(Advice.of(failure.name(), Concern.PARTNER))
                .isNotEqualTo(NONE)
                .endsWith(".");
    }

    @ParameterizedTest
    @EnumSource(StoreFailure.class)
    void knowsWhatToDoAboutEveryFailureOfTheStore(StoreFailure failure) {
        assertThat(Advice.of(failure.name(), Concern.STORE))
                .isNotEqualTo(NONE)
                .doesNotContain("partner's page", "new token.");
    }

    @Test
    void knowsWhatToDoWhenItemsFailOrNothingRuns() {
        assertThat(Advice.of(FailureThresholdReached.ITEMS_FAILING, Concern.PARTNER))
                .contains("failed items");
        assertThat(Advice.of("NO_RUNS", Concern.PIPELINE)).contains("System page");
    }
}
