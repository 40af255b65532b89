package com.occ.inventory.scheduler.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.scheduler.catalogue.PartnerBrief;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartTests {
    private static final Scope ALL = new Scope.All();

    @Test
    void aPartnerWithMappedVariantsHasWork() {
        assertThat(Part.of(new PartnerBrief("roastery", true, false, 3), ALL).hasWork())
                .isTrue();
    }

    @Test
    void saysWhyThereIsNothingToDo() {
        assertThat(Part.of(new PartnerBrief("nobody", false, false, 0), new Scope.Partners(List.of("nobody"))))
                .isEqualTo(new Part(
                        "nobody", PartnerSyncStatus.NOTHING_TO_SYNC, "there is no partner with the key 'nobody'"));
        assertThat(Part.of(new PartnerBrief("roastery", true, false, 0), ALL))
                .isEqualTo(new Part("roastery", PartnerSyncStatus.NOTHING_TO_SYNC, "no mapped variants"));
        assertThat(Part.of(new PartnerBrief("roastery", true, false, 0), new Scope.Items("roastery", List.of(1L)))
                        .message())
                .isEqualTo("none of these variants is mapped");
    }

    @Test
    void aPausedPartnerIsSkipped() {
        assertThat(Part.of(new PartnerBrief("roastery", true, true, 3), ALL))
                .isEqualTo(new Part("roastery", PartnerSyncStatus.SKIPPED, "paused"));
    }
}
