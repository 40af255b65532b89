package com.occ.inventory.updater.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.InventorySnapshot.Row;
import com.occ.inventory.message.InventorySnapshot.State;
import com.occ.inventory.message.SyncRules;
import com.occ.inventory.message.SyncRules.GonePolicy;
import com.occ.inventory.shopify.ItemLevel;
import com.occ.inventory.updater.decision.Decision.Leave;
import com.occ.inventory.updater.decision.Decision.Refuse;
import com.occ.inventory.updater.decision.Decision.Write;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DecisionPropertyTests {

    /** The partner's number is what the store ends with, whatever the store held before. */
    @Property
    void thePartnerAlwaysWins(@ForAll int partner, @ForAll int before, @ForAll int committed) {
        Row row = Row.available(1, 2, partner);
        Refuse refusal = Decision.refusal(row, SyncRules.defaults());
        if (partner > 1_000_000_000) {
            assertThat(refusal.code()).isEqualTo("QUANTITY_TOO_HIGH");
            return;
        }
        assertThat(refusal).isNull();

        Decision decision = Decision.of(row, new ItemLevel.Stocked("item", before, committed));

        int wanted = Math.max(0, partner);
        assertThat(decision).isEqualTo(before == wanted ? new Leave(before) : new Write(before, wanted));
    }

    /** Nothing but a number, or a variant that is gone where the rule says zero, ever writes. */
    @Property
    void noNumberIsNeverZero(@ForAll State state, @ForAll GonePolicy gone) {
        if (state == State.AVAILABLE) {
            return;
        }
        Refuse refusal = Decision.refusal(Row.without(1, 2, state), new SyncRules(gone));

        if (state == State.DELETED && gone == GonePolicy.ZERO) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal.code()).isNotBlank();
            assertThat(refusal.message()).isNotBlank();
        }
    }
}
