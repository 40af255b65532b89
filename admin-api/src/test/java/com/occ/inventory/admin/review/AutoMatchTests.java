package com.occ.inventory.admin.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.review.Finding.Basis;
import com.occ.inventory.admin.review.Finding.Kind;
import com.occ.inventory.message.CatalogueLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutoMatchTests {

    @Test
    void proposesWhatHasTheSameSkuOnceOnEitherSide() {
        Finding found = only(List.of(variant(1, " ab 1", null)), List.of(item(9, "AB1", null), item(8, "AB2", null)));

        assertThat(found.kind()).isEqualTo(Kind.MATCH);
        assertThat(found.basis()).isEqualTo(Basis.SKU);
        assertThat(found.item().inventoryItemId()).isEqualTo(9);
    }

    @Test
    void proposesByBarcodeWhereTheSkuFindsNothing() {
        Finding found = only(List.of(variant(1, "own", "4006")), List.of(item(9, "ours", "4006")));

        assertThat(found.kind()).isEqualTo(Kind.MATCH);
        assertThat(found.basis()).isEqualTo(Basis.BARCODE);
    }

    @Test
    void neverProposesASkuThatIsThereTwiceHereOrThere() {
        List<Finding> here =
                AutoMatch.of(List.of(variant(1, "A", null), variant(2, "a ", null)), List.of(item(9, "A", null)));
        Finding there = only(List.of(variant(1, "A", "4006")), List.of(item(8, "A", null), item(9, "A", "4006")));

        assertThat(here).extracting(Finding::kind).containsOnly(Kind.DUPLICATE);
        assertThat(here.get(0).reason()).isEqualTo("its SKU is there twice at the partner and once at OCC");
        assertThat(there.kind()).isEqualTo(Kind.DUPLICATE);
        assertThat(there.item()).isNull();
    }

    @Test
    void doesNotProposeByBarcodeWhatHasADuplicateSku() {
        List<Finding> found = AutoMatch.of(
                List.of(variant(1, "A", "4006"), variant(2, "A", "4007")), List.of(item(9, "ours", "4006")));

        assertThat(found).extracting(Finding::kind).containsOnly(Kind.DUPLICATE);
        assertThat(found.get(0).reason()).isEqualTo("its SKU is there twice at the partner and never at OCC");
    }

    @Test
    void leavesToAPersonWhatSkuAndBarcodeSayDifferently() {
        Finding found = only(List.of(variant(1, "A", "4006")), List.of(item(8, "A", null), item(9, "B", "4006")));

        assertThat(found.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(found.reason()).contains("item 8", "item 9");
    }

    @Test
    void leavesToAPersonTwoVariantsThatFindTheSameItem() {
        List<Finding> found =
                AutoMatch.of(List.of(variant(1, "A", null), variant(2, null, "4006")), List.of(item(9, "A", "4006")));

        assertThat(found).extracting(Finding::kind).containsOnly(Kind.CONFLICT);
    }

    @Test
    void findsNothingForBlanks() {
        assertThat(only(List.of(variant(1, " ", "")), List.of(item(9, "", null)))
                        .kind())
                .isEqualTo(Kind.UNMATCHED);
    }

    private static Finding only(List<CatalogueLine> partner, List<CatalogueLine> store) {
        List<Finding> findings = AutoMatch.of(partner, store);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static CatalogueLine variant(long id, String sku, String barcode) {
        return new CatalogueLine(id, id + 1_000, sku, barcode, "Variant " + id, true);
    }

    private static CatalogueLine item(long id, String sku, String barcode) {
        return new CatalogueLine(id + 5_000, id, sku, barcode, "Item " + id, true);
    }
}
