package com.occ.inventory.updater.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.InventorySnapshot.Row;
import com.occ.inventory.message.InventorySnapshot.State;
import com.occ.inventory.message.SyncRules;
import com.occ.inventory.message.SyncRules.GonePolicy;
import com.occ.inventory.shopify.ItemLevel;
import com.occ.inventory.shopify.ItemLevel.Absent;
import com.occ.inventory.shopify.ItemLevel.Reason;
import com.occ.inventory.shopify.ItemLevel.Stocked;
import com.occ.inventory.updater.decision.Decision.Leave;
import com.occ.inventory.updater.decision.Decision.Refuse;
import com.occ.inventory.updater.decision.Decision.Write;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTests {
    private static final SyncRules ZERO = SyncRules.defaults();
    private static final SyncRules KEEP = new SyncRules(GonePolicy.KEEP);

    @ParameterizedTest
    @CsvSource({"7, 3", "0, 3", "3, 0", "12, -2"})
    void thePartnersNumberWins(int partner, int store) {
        assertThat(Decision.of(available(partner), level(store))).isEqualTo(new Write(store, partner));
    }

    @Test
    void whatIsRightIsLeftAlone() {
        assertThat(Decision.of(available(3), level(3))).isEqualTo(new Leave(3));
    }

    @Test
    void anOversoldPartnerLeavesNoneToSell() {
        assertThat(Decision.of(available(-4), level(2))).isEqualTo(new Write(2, 0));
        assertThat(Decision.of(available(-4), level(0))).isEqualTo(new Leave(0));
    }

    @Test
    void aVariantThatIsGoneSetsTheItemToNone() {
        assertThat(Decision.refusal(without(State.DELETED), ZERO)).isNull();
        assertThat(Decision.of(without(State.DELETED), level(5))).isEqualTo(new Write(5, 0));
        assertThat(Decision.gone(without(State.DELETED))).isTrue();
    }

    @Test
    void aVariantThatIsGoneIsKeptWhereTheRuleSaysSo() {
        assertThat(Decision.refusal(without(State.DELETED), KEEP).code()).isEqualTo("VARIANT_DELETED");
    }

    @ParameterizedTest
    @CsvSource({
        "UNTRACKED, UNTRACKED",
        "BUNDLE, BUNDLE",
        "UNKNOWN, UNKNOWN_QUANTITY",
        "NOT_STOCKED, PARTNER_NOT_STOCKED"
    })
    void withoutANumberNothingIsWritten(State state, String code) {
        assertThat(Decision.refusal(without(state), ZERO).code()).isEqualTo(code);
    }

    @Test
    void moreThanShopifyTakesIsRefusedBeforeTheCall() {
        assertThat(Decision.refusal(available(1_000_000_001), ZERO).code()).isEqualTo("QUANTITY_TOO_HIGH");
        assertThat(Decision.refusal(available(1_000_000_000), ZERO)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ITEM_MISSING, STORE_ITEM_MISSING",
        "NOT_STOCKED, NOT_STOCKED_AT_LOCATION",
        "UNTRACKED, STORE_ITEM_UNTRACKED",
        "UNKNOWN_QUANTITY, STORE_QUANTITY_UNKNOWN"
    })
    void anItemThatCannotHoldStockIsRefusedWithItsReason(Reason reason, String code) {
        Decision decision = Decision.of(available(3), new Absent("gid://shopify/InventoryItem/1", reason));

        assertThat(decision).isInstanceOfSatisfying(Refuse.class, refuse -> {
            assertThat(refuse.code()).isEqualTo(code);
            assertThat(refuse.message()).isNotBlank();
        });
    }

    private static Row available(int quantity) {
        return Row.available(1, 2, quantity);
    }

    private static Row without(State state) {
        return Row.without(1, 2, state);
    }

    private static ItemLevel level(int available) {
        return new Stocked("gid://shopify/InventoryItem/2", available, 0);
    }
}
